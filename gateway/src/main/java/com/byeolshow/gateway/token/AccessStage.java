package com.byeolshow.gateway.token;

import com.byeolshow.gateway.door.Stage;
import com.byeolshow.gateway.door.Step;
import com.byeolshow.gateway.route.ServiceRoute;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses who may not use a route, in the words the app knows from that route. */
@Component
final class AccessStage implements Stage {

    @Override
    public Step step() {
        return Step.ACCESS;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain next) {
        return ServiceRoute.of(exchange)
                .map(route -> switch (Entry.decide(route.access(), Verdict.of(exchange))) {
                    case Entry.Admitted() -> next.filter(exchange);
                    case Entry.AdmittedAsNobody() -> next.filter(withoutToken(exchange));
                    case Entry.Refused(var problem) -> Mono.<Void>error(new RefusedException(problem));
                })
                .orElseGet(() -> next.filter(exchange));
    }

    private static ServerWebExchange withoutToken(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION)))
                .build();
    }
}
