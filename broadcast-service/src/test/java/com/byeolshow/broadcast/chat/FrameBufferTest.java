package com.byeolshow.broadcast.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.chat.FrameBuffer.Written;
import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ended;
import com.byeolshow.broadcast.chat.model.ChatFrame.Left;
import com.byeolshow.broadcast.chat.model.ChatFrame.Said;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.platform.testing.Awaiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FrameBufferTest {

    private static final ViewerName NAME = new ViewerName("별이");

    private final AtomicInteger dropped = new AtomicInteger();
    private final FrameBuffer buffer = new FrameBuffer(3, Duration.ofHours(1), dropped::incrementAndGet);

    @Test
    void keepsOrder() {
        said("a");
        StepVerifier.create(texts())
                .expectNext("a")
                .then(() -> said("b"))
                .then(() -> count(1))
                .expectNext("b", "1")
                .then(buffer::close)
                .verifyComplete();
        assertThat(dropped).hasValue(0);
    }

    @Test
    void theOldestChatGivesWayToASlowReader() {
        StepVerifier.create(texts(), 0)
                .then(() -> {
                    count(1);
                    said("a");
                    said("b");
                    said("c");
                    said("d");
                })
                .thenRequest(10)
                .expectNext("1", "c", "d")
                .then(buffer::close)
                .verifyComplete();
        assertThat(dropped).hasValue(2);
    }

    @Test
    void aCountThatIsOutdatedGivesWayBeforeAnyChat() {
        StepVerifier.create(texts(), 0)
                .then(() -> {
                    count(1);
                    said("a");
                    said("b");
                    count(2);
                    count(3);
                })
                .thenRequest(10)
                .expectNext("a", "b", "3")
                .then(buffer::close)
                .verifyComplete();
        assertThat(dropped).hasValue(2);
    }

    @Test
    void withoutChatTheOldestCountGivesWay() {
        StepVerifier.create(texts(), 0)
                .then(() -> IntStream.rangeClosed(1, 5).forEach(this::count))
                .thenRequest(10)
                .expectNext("3", "4", "5")
                .then(buffer::close)
                .verifyComplete();
        assertThat(dropped).hasValue(2);
    }

    @Test
    void theEndNeverGivesWay() {
        StepVerifier.create(texts(), 0)
                .then(() -> {
                    buffer.offer(written(new Ended(), "end"));
                    IntStream.rangeClosed(1, 9).forEach(this::count);
                })
                .thenRequest(10)
                .expectNext("end", "8", "9")
                .then(buffer::close)
                .verifyComplete();
    }

    @Test
    void nothingIsHandedOverBeyondWhatIsAskedFor() {
        StepVerifier.create(texts(), 1)
                .then(() -> {
                    said("a");
                    said("b");
                })
                .expectNext("a")
                .thenRequest(1)
                .expectNext("b")
                .then(buffer::close)
                .verifyComplete();
    }

    @Test
    void framesLeaveTogetherWhenTheyAreReleased() {
        StepVerifier.create(texts())
                .then(() -> {
                    buffer.offer(written(new Said("m1", NAME, "a"), "a"));
                    buffer.offer(written(new Said("m2", NAME, "b"), "b"));
                })
                .expectNoEvent(Duration.ofMillis(50))
                .then(buffer::release)
                .expectNext("a", "b")
                .then(buffer::close)
                .verifyComplete();
    }

    @Test
    void manyWritersLoseNothingBetweenThem() throws InterruptedException {
        var large = new FrameBuffer(100_000, Duration.ofHours(1), dropped::incrementAndGet);
        var received = new AtomicInteger();
        var reader = large.frames().doOnNext(_ -> received.incrementAndGet()).subscribe();
        var done = new CountDownLatch(4);
        for (int writer = 0; writer < 4; writer++) {
            Thread.ofPlatform().start(() -> {
                IntStream.range(0, 5_000).forEach(_ -> {
                    large.offer(written(new Said("m1", NAME, "x"), "x"));
                    large.release();
                });
                done.countDown();
            });
        }
        done.await();
        Awaiting.until(() -> received.get() == 20_000);
        assertThat(dropped).hasValue(0);
        reader.dispose();
    }

    private void said(String message) {
        offer(new Said("m1", NAME, message), message);
    }

    private void count(int members) {
        offer(new Left(members), Integer.toString(members));
    }

    private void offer(ChatFrame frame, String text) {
        buffer.offer(written(frame, text));
        buffer.release();
    }

    private static Written written(ChatFrame frame, String text) {
        return new Written(frame, text.getBytes(StandardCharsets.UTF_8));
    }

    private Flux<String> texts() {
        return buffer.frames().map(written -> new String(written.text(), StandardCharsets.UTF_8));
    }

    @Test
    void whoIsBehindForTooLongIsGivenUp() {
        var impatient = new FrameBuffer(2, Duration.ofMillis(50), dropped::incrementAndGet);
        var givenUp = new AtomicInteger();
        impatient.fellBehind().doOnSuccess(_ -> givenUp.incrementAndGet()).subscribe();
        Awaiting.until(() -> {
            impatient.offer(written(new Said("m1", NAME, "x"), "x"));
            return givenUp.get() == 1;
        });
        assertThat(dropped).hasValueGreaterThan(1);
    }

    @Test
    void whoCatchesUpInBetweenIsNotGivenUp() {
        var impatient = new FrameBuffer(2, Duration.ofMillis(300), dropped::incrementAndGet);
        var givenUp = new AtomicInteger();
        impatient.fellBehind().doOnSuccess(_ -> givenUp.incrementAndGet()).subscribe();
        long begin = System.nanoTime();
        var reader = new BaseSubscriber<Written>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}
        };
        impatient.frames().subscribe(reader);
        Awaiting.until(() -> {
            for (int i = 0; i < 3; i++) {
                impatient.offer(written(new Said("m1", NAME, "x"), "x"));
            }
            reader.request(2);
            return System.nanoTime() - begin > 900_000_000L;
        });
        assertThat(givenUp).hasValue(0);
        assertThat(dropped).hasPositiveValue();
    }
}
