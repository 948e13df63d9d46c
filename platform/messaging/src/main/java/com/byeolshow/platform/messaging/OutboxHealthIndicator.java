package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.OutboxRows.Backlog;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Out of service when events have waited too long: what this service says then no longer reaches anyone. Parked events do
 * not count, as one bad event must not stop a service; they show as a detail and as a gauge.
 */
final class OutboxHealthIndicator implements ReactiveHealthIndicator {

    private final OutboxRows rows;
    private final Clock clock;
    private final Duration lag;

    OutboxHealthIndicator(OutboxRows rows, Clock clock, Duration lag) {
        this.rows = rows;
        this.clock = clock;
        this.lag = lag;
    }

    @Override
    public Mono<Health> health() {
        return rows.backlog()
                .map(this::judge)
                .onErrorResume(away -> Mono.just(Health.down()
                        .withDetail("error", away.getClass().getSimpleName())
                        .build()));
    }

    private Health judge(Backlog backlog) {
        Duration age = backlog.oldest() == null ? Duration.ZERO : Duration.between(backlog.oldest(), clock.instant());
        return (age.compareTo(lag) > 0 ? Health.outOfService() : Health.up())
                .withDetail("oldestSeconds", Math.max(0, age.toSeconds()))
                .withDetail("parked", backlog.parked())
                .build();
    }
}
