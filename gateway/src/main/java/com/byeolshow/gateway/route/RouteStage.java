package com.byeolshow.gateway.route;

import com.byeolshow.gateway.door.Stage;
import com.byeolshow.gateway.door.Step;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds the route of a request and refuses paths nobody owns. */
@Component
final class RouteStage implements Stage {

    private final RouteTable table;
    private final Aliases aliases;

    RouteStage(RouteTable table, Aliases aliases) {
        this.table = table;
        this.aliases = aliases;
    }

    @Override
    public Step step() {
        return Step.ROUTE;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange asked, WebFilterChain next) {
        ServerWebExchange exchange = aliases.resolve(
                        asked.getRequest().getPath().pathWithinApplication())
                .map(path ->
                        asked.mutate().request(request -> request.path(path)).build())
                .orElse(asked);
        ServerHttpRequest request = exchange.getRequest();
        if (holdsNul(request)) {
            return Mono.error(new RefusedException(new RequestProblem.Malformed("NUL in the query")));
        }
        return switch (table.find(request.getPath().pathWithinApplication(), request.getMethod())) {
            case Lookup.Found(var route) -> next.filter(taken(exchange, route));
            case Lookup.Own() -> next.filter(exchange);
            case Lookup.Unknown() -> Mono.error(new RefusedException(new RequestProblem.ByStatus(404)));
            case Lookup.Ambiguous() -> Mono.error(new RefusedException(new RequestProblem.Malformed("ambiguous path")));
            case Lookup.WrongMethod(var allowed) -> {
                exchange.getResponse().getHeaders().setAllow(allowed);
                yield Mono.error(new RefusedException(new RequestProblem.ByStatus(405)));
            }
        };
    }

    /** PostgreSQL keeps no NUL in any text, so a service that did not look for it would fail on what a client sent. */
    private static boolean holdsNul(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return query != null && query.contains("%00");
    }

    /** An upgrade is taken off every other route: a socket there would stay open without any of the time limits. */
    private static ServerWebExchange taken(ServerWebExchange exchange, ServiceRoute route) {
        route.noteOn(exchange);
        if (route.socket() || exchange.getRequest().getHeaders().getUpgrade() == null) {
            return exchange;
        }
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    headers.remove(HttpHeaders.UPGRADE);
                    headers.remove(HttpHeaders.CONNECTION);
                }))
                .build();
    }
}
