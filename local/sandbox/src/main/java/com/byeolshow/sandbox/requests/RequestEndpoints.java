package com.byeolshow.sandbox.requests;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.input.BadInputException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows which calls arrived. */
@Component
final class RequestEndpoints implements ControlRoutes {
    private final RecordedRequests requests;

    RequestEndpoints(RecordedRequests requests) {
        this.requests = requests;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().GET("/__sandbox/requests", this::list).build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var provider = request.queryParam("provider").map(Provider::of);
        var path = request.queryParam("path").orElse("");
        var since = request.queryParam("since").map(RequestEndpoints::since).orElse(_ -> true);
        var found = requests.matching(
                call -> provider.map(wanted -> wanted == call.provider()).orElse(true)
                        && call.path().contains(path)
                        && since.test(call));
        return ServerResponse.ok()
                .bodyValue(Map.of(
                        "requests", found.stream().map(RequestEndpoints::json).toList()));
    }

    /** After a sequence number, or from an instant on. */
    private static Predicate<RecordedRequest> since(String text) {
        if (text.matches("\\d{1,18}")) {
            var seq = Long.parseLong(text);
            return call -> call.seq() > seq;
        }
        try {
            var at = Instant.parse(text);
            return call -> !call.at().isBefore(at);
        } catch (DateTimeParseException neither) {
            throw new BadInputException("since", "must be a sequence number or an ISO instant");
        }
    }

    private static Map<String, Object> json(RecordedRequest call) {
        var json = new LinkedHashMap<String, Object>();
        json.put("seq", call.seq());
        json.put("at", call.at().toString());
        json.put("provider", call.provider().slug());
        json.put("method", call.method());
        json.put("path", call.path());
        json.put("query", call.query());
        json.put("headers", call.headers());
        json.put("body", call.body());
        return json;
    }
}
