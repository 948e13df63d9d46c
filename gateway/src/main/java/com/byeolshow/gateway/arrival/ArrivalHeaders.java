package com.byeolshow.gateway.arrival;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Turns the headers a client sent into those the suite may believe. */
final class ArrivalHeaders {

    static final String CUSTOM_TOKEN = "Custom-Token";

    private static final String BEARER = "Bearer ";

    /** Who somebody is, where they come from, which trace they belong to: ours to say, never the client's. */
    private static final Set<String> OURS = Set.of(
            "x-user-id",
            "x-user",
            "x-roles",
            "x-role",
            "x-customer-id",
            "x-real-ip",
            "x-trace-id",
            "forwarded",
            "traceparent",
            "tracestate",
            "baggage",
            "b3");

    private static final List<String> OUR_PREFIXES =
            List.of("x-forwarded-", "x-internal-", "x-auth-", "x-b3-", "x-envoy-");

    private ArrivalHeaders() {}

    /**
     * Removes what a client must not claim and puts its token where services look for it. The app's {@code Custom-Token}
     * wins over {@code Authorization}; an empty one counts as absent, and other schemes than Bearer are dropped.
     */
    static void clean(HttpHeaders headers) {
        Optional<String> token = tokenOf(headers);
        List.copyOf(headers.headerNames()).stream()
                .filter(ArrivalHeaders::isOurs)
                .forEach(headers::remove);
        headers.remove(CUSTOM_TOKEN);
        headers.remove(HttpHeaders.AUTHORIZATION);
        token.ifPresent(sent -> headers.set(HttpHeaders.AUTHORIZATION, BEARER + sent));
    }

    private static Optional<String> tokenOf(HttpHeaders headers) {
        Stream<String> custom =
                headers.getOrDefault(CUSTOM_TOKEN, List.of()).stream().map(String::trim);
        return Stream.concat(custom, bearer(headers.getFirst(HttpHeaders.AUTHORIZATION)).stream())
                .filter(sent -> !sent.isEmpty())
                .findFirst();
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).trim());
    }

    private static boolean isOurs(String header) {
        String name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return OURS.contains(name) || OUR_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
