package com.byeolshow.gateway.token;

import com.byeolshow.platform.security.Role;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.server.ServerWebExchange;

/** What is known about the caller of a request. */
public sealed interface Verdict {

    /** No token was sent. */
    record Anonymous() implements Verdict {}

    /** A good token. */
    record Known(String subject, Set<Role> roles) implements Verdict {}

    /** Expired, forged, not for us, or no token at all. */
    record Invalid() implements Verdict {}

    /** The token may be good, but identity's keys cannot be had to tell. */
    record Unverifiable() implements Verdict {}

    /** Subject of a verified token. */
    static Optional<String> subjectOf(ServerWebExchange exchange) {
        return of(exchange) instanceof Known known ? Optional.of(known.subject()) : Optional.empty();
    }

    static Verdict of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(Verdict.class.getName(), new Anonymous());
    }

    default void noteOn(ServerWebExchange exchange) {
        exchange.getAttributes().put(Verdict.class.getName(), this);
    }
}
