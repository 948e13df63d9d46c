package com.byeolshow.platform.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Whether the broker answers. Down until it has answered once, as nothing may be routed to a service that never saw its
 * events. Afterwards an absence is forgiven for a while: orders are taken into the outbox while Kafka restarts, and a
 * readiness that fell at once would take the whole shop down with it.
 */
final class KafkaHealthIndicator implements ReactiveHealthIndicator {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final Supplier<Mono<Integer>> countNodes;
    private final Clock clock;
    private final Duration grace;
    private final AtomicReference<State> state = new AtomicReference<>(new State(false, null));

    private record State(boolean everSeen, @Nullable Instant awaySince) {}

    /** @param countNodes asks the broker how many nodes the cluster has */
    KafkaHealthIndicator(Supplier<Mono<Integer>> countNodes, Clock clock, Duration grace) {
        this.countNodes = countNodes;
        this.clock = clock;
        this.grace = grace;
    }

    @Override
    public Mono<Health> health() {
        return Mono.defer(countNodes)
                .timeout(ANSWER_WITHIN)
                .map(this::seen)
                .onErrorResume(away -> Mono.fromSupplier(this::away));
    }

    private Health seen(int nodes) {
        state.set(new State(true, null));
        return Health.up().withDetail("nodes", nodes).build();
    }

    private Health away() {
        Instant now = clock.instant();
        State current =
                state.updateAndGet(before -> before.awaySince() == null ? new State(before.everSeen(), now) : before);
        Instant since = current.awaySince() == null ? now : current.awaySince();
        boolean forgiven = current.everSeen() && since.plus(grace).isAfter(now);
        return (forgiven ? Health.up() : Health.down())
                .withDetail("awaySince", since.toString())
                .build();
    }
}
