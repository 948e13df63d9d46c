package com.byeolshow.gateway.limit;

import com.byeolshow.gateway.door.Stage;
import com.byeolshow.gateway.door.Step;
import com.byeolshow.gateway.route.RouteTable;
import com.byeolshow.gateway.route.ServiceRoute;
import com.byeolshow.gateway.token.Verdict;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses callers who ask too often, with the time after which it makes sense to ask again. */
@Component
final class RateStage implements Stage {

    private final Map<String, RateSettings.Rate> limits;
    private final Buckets buckets;
    private final MeterRegistry meters;

    RateStage(RateSettings settings, RouteTable table, Buckets buckets, MeterRegistry meters) {
        this.limits = settings.limits();
        this.buckets = buckets;
        this.meters = meters;
        table.routes().stream().map(ServiceRoute::limit).forEach(this::named);
    }

    @Override
    public Step step() {
        return Step.RATE;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain next) {
        Optional<ServiceRoute> route = ServiceRoute.of(exchange);
        if (route.isEmpty()) {
            return next.filter(exchange);
        }
        String limit = route.get().limit();
        RateSettings.Rate rate = named(limit);
        return buckets.take(limit, rate, callerKey(exchange, rate.per())).flatMap(take -> switch (take) {
            case Buckets.Take.Granted() -> next.filter(exchange);
            case Buckets.Take.Denied(var wait) -> {
                meters.counter("gateway.rate.limited", "limit", limit).increment();
                yield Mono.error(new RefusedException(new RequestProblem.ByStatus(429, wholeSeconds(wait))));
            }
        });
    }

    private RateSettings.Rate named(String limit) {
        RateSettings.Rate rate = limits.get(limit);
        if (rate == null) {
            throw new IllegalStateException("a route names a limit that does not exist: " + limit);
        }
        return rate;
    }

    private static String callerKey(ServerWebExchange exchange, RateSettings.Per per) {
        String address = CallerAddress.key(exchange.getRequest().getRemoteAddress());
        return switch (per) {
            case ADDRESS -> address;
            case CALLER ->
                Verdict.subjectOf(exchange).map(subject -> "caller " + subject).orElse(address);
        };
    }

    /** Rounded up: a client that waits as told must not be refused again. */
    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
}
