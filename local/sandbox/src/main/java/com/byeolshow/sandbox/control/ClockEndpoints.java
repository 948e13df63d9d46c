package com.byeolshow.sandbox.control;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reads and moves the virtual clock. */
@Component
final class ClockEndpoints implements ControlRoutes {
    /** Far enough for any deadline imitated here, near enough to stay a valid date. */
    private static final long LONGEST_ADVANCE_MS = Duration.ofDays(366).toMillis();

    private final Timeline timeline;

    ClockEndpoints(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().GET("/__sandbox/clock", _ -> state(0))
                .POST("/__sandbox/clock", this::move)
                .build();
    }

    private Mono<ServerResponse> move(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            if (fields.has("advanceMs")) {
                var by = fields.requireWhole("advanceMs", 0, LONGEST_ADVANCE_MS);
                return state(timeline.advance(Duration.ofMillis(by)));
            }
            if (!fields.present("freezeAt")) {
                throw new BadInputException(
                        "advanceMs", "send advanceMs, or freezeAt (an ISO instant, or null to run on)");
            }
            var at = fields.text("freezeAt");
            if (at == null) {
                timeline.resume();
                return state(0);
            }
            return state(timeline.freeze(instant(at)));
        });
    }

    private Mono<ServerResponse> state(int ran) {
        return ServerResponse.ok()
                .bodyValue(Map.of("now", timeline.now().toString(), "frozen", timeline.frozen(), "ran", ran));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw new BadInputException("freezeAt", "must be an ISO instant such as 2030-05-01T11:00:00Z");
        }
    }
}
