package com.byeolshow.gateway.route;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One route to a service.
 *
 * @param id such as {@code identity-service POST /user/auth}; names its breaker and its metrics
 * @param methods empty means any
 * @param uploadLimit of this route, if it differs from the others
 */
public record ServiceRoute(
        String id,
        Owner owner,
        PathPattern pattern,
        Set<HttpMethod> methods,
        Access access,
        String limit,
        Duration timeout,
        boolean upload,
        Optional<DataSize> uploadLimit,
        boolean socket,
        boolean stream) {

    private static final String ATTRIBUTE = ServiceRoute.class.getName();

    static ServiceRoute of(Owner owner, RouteSettings.Row row, PathPattern pattern, Duration otherwise) {
        String methods = row.methods().isEmpty()
                ? "ANY"
                : row.methods().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(","));
        return new ServiceRoute(
                owner.service() + " " + methods + " " + row.path(),
                owner,
                pattern,
                Set.copyOf(row.methods()),
                row.access(),
                row.limit(),
                row.timeout() == null ? otherwise : row.timeout(),
                row.upload(),
                Optional.ofNullable(row.uploadLimit()),
                row.socket(),
                row.stream());
    }

    /** The route that was found for a request; empty for the gateway's own pages. */
    public static Optional<ServiceRoute> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    void noteOn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    boolean leads(PathContainer path) {
        return pattern.matches(path);
    }

    boolean takes(HttpMethod method) {
        return methods.isEmpty()
                || methods.contains(method)
                || (method.equals(HttpMethod.HEAD) && methods.contains(HttpMethod.GET));
    }
}
