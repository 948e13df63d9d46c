package com.byeolshow.platform.testing;

import com.byeolshow.platform.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Asks the service's own security filters who may call a route, and how they refuse the others. */
final class RouteGuard {

    private final WebFilterChainProxy filters;

    RouteGuard(List<SecurityWebFilterChain> chains) {
        filters = new WebFilterChainProxy(chains);
    }

    /** An answer as it would be written. */
    record Answer(int status, String contentType, String body) {

        static Answer of(MockServerHttpResponse response) {
            var status = response.getStatusCode();
            var type = response.getHeaders().getContentType();
            return new Answer(
                    status == null ? 200 : status.value(),
                    type == null ? "" : new MediaType(type.getType(), type.getSubtype()).toString(),
                    now(response.getBodyAsString()).orElse(""));
        }
    }

    /** How a route refuses whoever comes without a token; empty if it is open. */
    Optional<Answer> refusesStrangers(HttpMethod method, String path) {
        return knock(method, path, Context.empty());
    }

    /** How a route refuses whoever has this role only. */
    Optional<Answer> refuses(Role role, HttpMethod method, String path) {
        var token = UsernamePasswordAuthenticationToken.authenticated(
                "somebody", "", List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
        return knock(method, path, ReactiveSecurityContextHolder.withAuthentication(token));
    }

    /** The roles that are let in. */
    Set<Role> admitted(HttpMethod method, String path) {
        var admitted = new LinkedHashSet<Role>();
        Arrays.stream(Role.values())
                .filter(role -> refuses(role, method, path).isEmpty())
                .forEach(admitted::add);
        return admitted;
    }

    static MockServerWebExchange exchange(HttpMethod method, String path) {
        // A variable's name is a value as good as any.
        return MockServerWebExchange.from(MockServerHttpRequest.method(method, path.replaceAll("[{}*]", ""))
                .acceptCharset(StandardCharsets.UTF_8));
    }

    private Optional<Answer> knock(HttpMethod method, String path, Context caller) {
        var exchange = exchange(method, path);
        var admitted = new AtomicBoolean();
        now(filters.filter(exchange, (ServerWebExchange inside) -> Mono.fromRunnable(() -> admitted.set(true)))
                .contextWrite(caller));
        return admitted.get() ? Optional.empty() : Optional.of(Answer.of(exchange.getResponse()));
    }

    /** Nothing here waits, so the result is there at once, also on an event loop, where nobody may wait. */
    static <T> Optional<T> now(Mono<T> mono) {
        var result = mono.toFuture();
        if (!result.isDone()) {
            throw new IllegalStateException("the guard of a route waits for something");
        }
        return Optional.ofNullable(result.join());
    }
}
