package com.byeolshow.identity.caller;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.util.matcher.IpAddressServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Where a request came from. What {@code X-Forwarded-For} says is believed only if a gateway says it: anybody else could
 * make up a new address for each try.
 */
@Component
public class CallerAddress {

    private static final String UNKNOWN = "unknown";

    private final ServerWebExchangeMatcher gateways;

    CallerAddress(CallerSettings settings) {
        List<ServerWebExchangeMatcher> blocks = settings.gateways().stream()
                .<ServerWebExchangeMatcher>map(IpAddressServerWebExchangeMatcher::new)
                .toList();
        gateways = blocks.isEmpty()
                ? _ -> ServerWebExchangeMatcher.MatchResult.notMatch()
                : new OrServerWebExchangeMatcher(blocks);
    }

    /** A key to count by: an IPv4 address, or the household's block of an IPv6 one. */
    public Mono<String> of(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        @Nullable InetAddress peer = remote == null ? null : remote.getAddress();
        if (peer == null) {
            return Mono.just(UNKNOWN);
        }
        return gateways.matches(exchange).map(match -> key(match.isMatch() ? forwarded(exchange, peer) : peer));
    }

    /** The last one, which the gateway itself wrote. */
    private static InetAddress forwarded(ServerWebExchange exchange, InetAddress peer) {
        List<String> sent = exchange.getRequest().getHeaders().getOrEmpty("X-Forwarded-For");
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
