package com.byeolshow.platform.messaging;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import reactor.util.context.ContextView;

/** Reads the current trace as the W3C header that travels with an event. */
final class Traces {

    static final String HEADER = "traceparent";

    private final ObjectProvider<Tracer> tracers;
    private final ObjectProvider<Propagator> propagators;
    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().build();

    Traces(ObjectProvider<Tracer> tracers, ObjectProvider<Propagator> propagators) {
        this.tracers = tracers;
        this.propagators = propagators;
    }

    /** The trace of this reactive chain; null when there is none. */
    @Nullable
    String traceparent(ContextView context) {
        Tracer tracer = tracers.getIfAvailable();
        Propagator propagator = propagators.getIfAvailable();
        if (tracer == null || propagator == null) {
            return null;
        }
        try (var scope = snapshots.setThreadLocalsFrom(context)) {
            var current = tracer.currentTraceContext().context();
            if (current == null) {
                return null;
            }
            Map<String, String> headers = new HashMap<>();
            propagator.inject(current, headers, (carrier, name, value) -> {
                if (carrier != null) {
                    carrier.put(name, value);
                }
            });
            return headers.get(HEADER);
        }
    }
}
