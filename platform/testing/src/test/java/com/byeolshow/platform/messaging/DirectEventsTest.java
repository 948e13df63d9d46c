package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectEventsTest {

    private static final String TOPIC = "example.live";

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final LiveTopics followed = new LiveTopics();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private final DirectEvents events = new DirectEvents(
            () -> producer,
            new EventWriter("example"),
            new EventJson(),
            followed,
            Clock.systemUTC(),
            nanoTime::get,
            new SimpleMeterRegistry());

    @AfterEach
    void close() throws InterruptedException {
        events.destroy();
    }

    @Test
    void whatThisProcessWouldNotHearItselfIsNotSent() {
        send();
        assertThat(lost).hasValue(1);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void anEventIsSentOnceWithItsIdAndType() {
        followed.follow(TOPIC);
        send();
        Awaiting.until(() -> producer.history().size() == 1);
        assertThat(producer.completeNext()).isTrue();
        var record = producer.history().getFirst();
        assertThat(record.key()).isEqualTo("k");
        assertThat(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo("id-1");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(lost).hasValue(0);
    }

    @Test
    void whileTheBrokerIsAwayOneEventNowAndThenIsTried() {
        followed.follow(TOPIC);
        send();
        Awaiting.until(() -> producer.history().size() == 1);
        producer.errorNext(new TimeoutException("away"));
        assertThat(lost).hasValue(1);
        for (int i = 0; i < 10; i++) {
            send();
        }
        assertThat(lost).hasValue(11);
        assertThat(producer.history()).hasSize(1);
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        send();
        send();
        assertThat(lost).hasValue(12);
        Awaiting.until(() -> producer.history().size() == 2);
        assertThat(producer.completeNext()).isTrue();
        int before = lost.get();
        send();
        send();
        Awaiting.until(() -> producer.history().size() == 4);
        assertThat(lost).hasValue(before);
    }

    /** A client that knows no broker keeps the first event for seconds; what waited behind it is chat of yesterday. */
    @Test
    void whatWaitedTooLongForItsTurnIsLostUntried() throws InterruptedException {
        var seconds = new AtomicLong();
        var blocked = new CountDownLatch(1);
        var tried = new AtomicInteger();
        var late = new DirectEvents(
                () -> {
                    tried.incrementAndGet();
                    try {
                        blocked.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    throw new TimeoutException("no broker known");
                },
                new EventWriter("example"),
                new EventJson(),
                followed,
                clock(seconds),
                new SimpleMeterRegistry());
        followed.follow(TOPIC);
        for (int i = 0; i < 5; i++) {
            late.send(new OutgoingEvent(TOPIC, "example.live-thing.v1", "k", Map.of()), "id", lost::incrementAndGet);
        }
        Awaiting.until(() -> tried.get() == 1);
        seconds.set(4);
        blocked.countDown();
        Awaiting.until(() -> lost.get() == 5);
        assertThat(tried).hasValue(1);
        late.destroy();
    }

    private void send() {
        events.send(
                new OutgoingEvent(TOPIC, "example.live-thing.v1", "k", Map.of("a", 1)), "id-1", lost::incrementAndGet);
    }

    private static Clock clock(AtomicLong seconds) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(seconds.get());
            }
        };
    }
}
