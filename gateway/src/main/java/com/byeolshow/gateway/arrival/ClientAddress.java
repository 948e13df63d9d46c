package com.byeolshow.gateway.arrival;

import com.byeolshow.platform.web.caller.AddressBlock;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is at the far end of a chain of proxies, as far as the chain can be believed. */
final class ClientAddress {

    private ClientAddress() {}

    /**
     * Walks back from the peer as long as each hop is trusted to tell the truth about the one before it.
     *
     * @param forwardedFor values of {@code X-Forwarded-For} in the order received; the last hop stands last
     */
    static InetAddress behind(InetAddress peer, List<String> forwardedFor, List<AddressBlock> trusted) {
        var hops = new ArrayList<String>();
        forwardedFor.forEach(value -> hops.addAll(List.of(value.split(","))));
        InetAddress client = peer;
        for (String hop : hops.reversed()) {
            InetAddress witness = client;
            Optional<InetAddress> before = literal(hop.trim());
            if (before.isEmpty() || trusted.stream().noneMatch(block -> block.contains(witness))) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    static boolean trusts(InetAddress peer, List<AddressBlock> trusted) {
        return trusted.stream().anyMatch(block -> block.contains(peer));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
