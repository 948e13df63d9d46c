package com.byeolshow.sandbox.control;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.input.Fields;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Empties the sandbox. Without a seed the next one is taken: a product that was not emptied too meets no id twice. */
@Component
final class ResetEndpoints implements ControlRoutes {
    private final Timeline timeline;
    private final SeededIds ids;
    private final List<Resettable> everything;

    ResetEndpoints(Timeline timeline, SeededIds ids, List<Resettable> everything) {
        this.timeline = timeline;
        this.ids = ids;
        this.everything = everything;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().POST("/__sandbox/reset", this::reset).build();
    }

    private Mono<ServerResponse> reset(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
            timeline.atomically(() -> {
                timeline.reset();
                ids.reset(seed == null ? ids.seed() + 1 : seed);
                everything.forEach(Resettable::reset);
                return null;
            });
            return ServerResponse.ok()
                    .bodyValue(Map.of("seed", ids.seed(), "now", timeline.now().toString()));
        });
    }
}
