package com.byeolshow.gateway.limit;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Addresses as one counts them. */
final class CallerAddress {

    /** One customer of an IPv6 provider has 2⁶⁴ addresses, so all of them share a bucket. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private CallerAddress() {}

    static String key(@Nullable InetSocketAddress remote) {
        if (remote == null || remote.getAddress() == null) {
            return "address unknown";
        }
        if (remote.getAddress() instanceof Inet6Address v6) {
            return "network " + HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), IPV6_NETWORK_BYTES));
        }
        return "address " + remote.getAddress().getHostAddress();
    }
}
