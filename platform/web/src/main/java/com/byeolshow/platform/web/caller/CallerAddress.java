package com.byeolshow.platform.web.caller;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request came from. What {@code X-Forwarded-For} says is believed only if a gateway says it: anybody else could
 * make up a new address for each try.
 */
public final class CallerAddress {

    private static final String UNKNOWN = "unknown";

    private final List<AddressBlock> gateways;

    CallerAddress(CallerSettings settings) {
        this.gateways = settings.gateways();
    }

    /** A key to count by: an IPv4 address, or the household's block of an IPv6 one. */
    public String of(ServerHttpRequest request) {
        return of(request.getRemoteAddress(), request.getHeaders());
    }

    /** The same of a request whose peer and headers were kept, such as a socket's first one. */
    public String of(@Nullable InetSocketAddress remote, HttpHeaders headers) {
        InetAddress peer = remote == null ? null : remote.getAddress();
        if (peer == null) {
            return UNKNOWN;
        }
        return key(gateways.stream().anyMatch(block -> block.contains(peer)) ? forwarded(headers, peer) : peer);
    }

    /** The last one, which the gateway itself wrote. */
    private static InetAddress forwarded(HttpHeaders headers, InetAddress peer) {
        List<String> sent = headers.getOrEmpty("X-Forwarded-For");
        if (sent.isEmpty()) {
            return peer;
        }
        String last = sent.getLast();
        try {
            return InetAddress.ofLiteral(
                    last.substring(last.lastIndexOf(',') + 1).strip());
        } catch (IllegalArgumentException noAddress) {
            return peer;
        }
    }

    /** One household has a whole /64 of version 6. */
    private static String key(InetAddress address) {
        return address instanceof Inet6Address v6
                ? HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), 8)) + "/64"
                : address.getHostAddress();
    }
}
