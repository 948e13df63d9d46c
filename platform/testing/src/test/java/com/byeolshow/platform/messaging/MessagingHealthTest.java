package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;

class MessagingHealthTest {

    private final SetClock clock = new SetClock();
    private boolean away;

    private final KafkaHealthIndicator kafka = new KafkaHealthIndicator(
            () -> away ? Mono.error(new TimeoutException()) : Mono.just(1), clock, Duration.ofSeconds(60));

    @Test
    void aBrokerNeverSeenIsDown() {
        away = true;
        assertThat(status()).isEqualTo(Status.DOWN);
        away = false;
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void anAbsenceIsForgivenForAWhile() {
        assertThat(status()).isEqualTo(Status.UP);
        away = true;
        clock.forward(Duration.ofHours(1));
        assertThat(status()).isEqualTo(Status.UP);
        clock.forward(Duration.ofSeconds(59));
        assertThat(status()).isEqualTo(Status.UP);
        clock.forward(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo(Status.DOWN);
        away = false;
        assertThat(status()).isEqualTo(Status.UP);
        away = true;
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void onlyAnAbsentDatabaseIsWaitedForWithoutEnd() {
        assertThat(SubscriptionContainers.databaseIsAway(
                        new IllegalStateException(new DataAccessResourceFailureException("x"))))
                .isTrue();
        assertThat(SubscriptionContainers.databaseIsAway(new CannotCreateTransactionException("x")))
                .isTrue();
        assertThat(SubscriptionContainers.databaseIsAway(new R2dbcNonTransientResourceException("x")))
                .isTrue();
        assertThat(SubscriptionContainers.databaseIsAway(new DataIntegrityViolationException("x")))
                .isFalse();
        assertThat(SubscriptionContainers.databaseIsAway(new IllegalStateException("x")))
                .isFalse();
    }

    private Status status() {
        var health = kafka.health().block();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2030-05-01T11:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
