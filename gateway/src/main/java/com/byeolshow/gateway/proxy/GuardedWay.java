package com.byeolshow.gateway.proxy;

import com.byeolshow.gateway.limit.Upload;
import com.byeolshow.gateway.route.ServiceRoute;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * One route's time limit and circuit breaker, up to the moment the service's answer begins. Written by hand because the
 * breaker filter that comes with the gateway can only count a 5xx by replacing it, and a service's answer is never
 * rewritten here. A 4xx is a success: the service is well and said no.
 */
final class GuardedWay implements GatewayFilter {

    private final ServiceRoute route;
    private final CircuitBreaker breaker;
    private final Duration rest;

    GuardedWay(ServiceRoute route, CircuitBreaker breaker, Duration rest) {
        this.route = route;
        this.breaker = breaker;
        this.rest = rest;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain service) {
        if (route.socket() && exchange.getRequest().getHeaders().getUpgrade() != null) {
            return service.filter(exchange); // lasts as long as the show: no time limit, and no call to count
        }
        return Mono.defer(() -> {
                    if (!breaker.tryAcquirePermission()) {
                        return Mono.error(CallNotPermittedException.createCallNotPermittedException(breaker));
                    }
                    long begun = System.nanoTime();
                    return service.filter(exchange)
                            .timeout(route.timeout())
                            .doOnSuccess(_ -> countAnswer(exchange, begun))
                            .doOnError(error -> countFailure(exchange, begun, error))
                            .doOnCancel(breaker::releasePermission);
                })
                .onErrorMap(error -> causedByClient(exchange)
                        .or(() -> ServiceFailure.problemOf(error, rest))
                        .<Throwable>map(RefusedException::new)
                        .orElse(error));
    }

    private void countAnswer(ServerWebExchange exchange, long begun) {
        var status = exchange.getResponse().getStatusCode();
        if (status != null && status.is5xxServerError()) {
            breaker.onError(
                    System.nanoTime() - begun,
                    TimeUnit.NANOSECONDS,
                    new ServiceFailure.AnsweredWithFailure(status.value()));
        } else {
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    private void countFailure(ServerWebExchange exchange, long begun, Throwable error) {
        if (causedByClient(exchange).isPresent()) {
            breaker.releasePermission();
        } else {
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, error);
        }
    }

    /** A streamed body that is too large or still under way made the exchange fail, not the service. */
    private static Optional<Problem> causedByClient(ServerWebExchange exchange) {
        return Upload.of(exchange).flatMap(upload -> {
            if (upload.tooLarge()) {
                return Optional.of(new RequestProblem.ByStatus(413));
            }
            return upload.underWay() ? Optional.of(new RequestProblem.ByStatus(408)) : Optional.empty();
        });
    }
}
