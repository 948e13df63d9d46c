package com.byeolshow.gateway.proxy;

import com.byeolshow.gateway.route.RouteSettings;
import com.byeolshow.gateway.route.RouteTable;
import com.byeolshow.gateway.route.ServiceRoute;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Makes the table of routes known to the proxy. The door has found the row already, so a route only recognises it. */
@Component
final class ServiceRoutes implements RouteLocator {

    private final List<Route> routes;

    ServiceRoutes(RouteTable table, RouteSettings settings, BreakerSettings breakers, CircuitBreakerRegistry registry) {
        CircuitBreakerConfig config = configOf(breakers);
        routes = table.routes().stream()
                .map(route -> Route.async()
                        .id(route.id())
                        .uri(settings.baseUrl(route.owner()))
                        .predicate(exchange ->
                                ServiceRoute.of(exchange).filter(route::equals).isPresent())
                        .filter(new OrderedGatewayFilter(
                                new GuardedWay(route, registry.circuitBreaker(route.id(), config), breakers.rest()), 0))
                        .build())
                .toList();
    }

    @Override
    public Flux<Route> getRoutes() {
        return Flux.fromIterable(routes);
    }

    private static CircuitBreakerConfig configOf(BreakerSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(3)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build();
    }
}
