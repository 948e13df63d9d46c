package com.byeolshow.sandbox.faults;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Sets, shows and clears faults. */
@Component
final class FaultEndpoints implements ControlRoutes {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int LONGEST_REGEX = 200;

    private final Faults faults;

    FaultEndpoints(Faults faults) {
        this.faults = faults;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().GET("/__sandbox/faults", _ -> list())
                .POST("/__sandbox/faults", this::add)
                .DELETE("/__sandbox/faults", _ -> clear())
                .build();
    }

    private Mono<ServerResponse> add(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var fault = fault(fields);
            faults.add(fault);
            return ServerResponse.status(201).bodyValue(json(fault));
        });
    }

    private Fault fault(Fields fields) {
        var skip = fields.whole("afterN", 0, 1_000_000);
        // One call by default: a fault that was forgotten does not spoil the next test. 0 means every call.
        var times = fields.whole("times", 0, 1_000_000);
        var left = times == null ? Integer.valueOf(1) : Integer.valueOf(times.intValue());
        if (fields.object("action") == null) {
            throw new BadInputException("action", "is required");
        }
        return new Fault(
                faults.nextId(),
                Provider.of(fields.requireText("provider")),
                fields.word("method", METHODS),
                regex(fields.text("pathRegex", "")),
                skip == null ? 0 : skip.intValue(),
                left == 0 ? null : left,
                FaultAction.of(fields.nested("action")));
    }

    private static Pattern regex(String text) {
        if (text.length() > LONGEST_REGEX) {
            throw new BadInputException("pathRegex", "may have at most " + LONGEST_REGEX + " characters");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException malformed) {
            throw new BadInputException("pathRegex", "is not a regular expression");
        }
    }

    private Mono<ServerResponse> list() {
        return ServerResponse.ok()
                .bodyValue(Map.of(
                        "faults",
                        faults.all().stream().map(FaultEndpoints::json).toList()));
    }

    private Mono<ServerResponse> clear() {
        faults.clear();
        return ServerResponse.noContent().build();
    }

    private static Map<String, Object> json(Fault fault) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", fault.id());
        json.put("provider", fault.provider().slug());
        json.put("method", fault.method());
        json.put("pathRegex", fault.path().pattern());
        json.put("afterN", fault.skip());
        json.put("times", fault.left() == null ? 0 : fault.left());
        json.put("action", fault.action().toString());
        return json;
    }
}
