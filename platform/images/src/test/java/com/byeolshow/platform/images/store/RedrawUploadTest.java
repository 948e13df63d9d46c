package com.byeolshow.platform.images.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.images.Uploads;
import com.byeolshow.platform.web.problem.RefusedException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RedrawUploadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedrawUpload redraw = new RedrawUpload(
            new ImageSettings(
                    URI.create("https://img.example"),
                    DataSize.ofKilobytes(100),
                    1_000_000,
                    1,
                    1,
                    ImageSettings.Store.FOLDER,
                    Path.of("target/images"),
                    null,
                    Duration.ofMinutes(10),
                    10),
            BulkheadRegistry.ofDefaults());

    @AfterEach
    void stop() {
        redraw.destroy();
    }

    @Test
    void picturesAreDrawnOnThreadsOfTheirOwn() {
        var thread = new AtomicReference<String>();

        StepVerifier.create(redraw.run(upload(Uploads.png(200, 100)))
                        .doOnNext(_ -> thread.set(Thread.currentThread().getName())))
                .assertNext(renditions -> assertThat(renditions).hasSize(3))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(thread.get()).startsWith("images");
    }

    @Test
    void oneUploadTooManyIsTurnedAwayAndThePlaceComesFreeAgain() {
        Sinks.Many<DataBuffer> slow = Sinks.many().multicast().directBestEffort();
        var first = redraw.run(slow.asFlux()).subscribe(_ -> {}, _ -> {});
        var second = redraw.run(slow.asFlux()).subscribe(_ -> {}, _ -> {});

        StepVerifier.create(redraw.run(upload(Uploads.png(20, 10))))
                .expectError(BulkheadFullException.class)
                .verify(PATIENCE);

        first.dispose();
        second.dispose();
        StepVerifier.create(redraw.run(upload(Uploads.png(20, 10))))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void uploadIsCutOffAtItsLimitHoweverMuchFollows() {
        var endless = Flux.<DataBuffer>generate(
                sink -> sink.next(DefaultDataBufferFactory.sharedInstance.wrap(new byte[10_000])));

        StepVerifier.create(redraw.run(endless))
                .expectErrorMatches(error -> isFlaw(error, ImageProblem.Flaw.TOO_LARGE))
                .verify(PATIENCE);
    }

    @Test
    void flawsOfTheFileAreRefusals() {
        assertFlaw(new byte[0], ImageProblem.Flaw.UNSUPPORTED);
        assertFlaw(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, ImageProblem.Flaw.UNREADABLE);
        assertFlaw(Uploads.png(1001, 1000), ImageProblem.Flaw.TOO_MANY_PIXELS);
    }

    private void assertFlaw(byte[] file, ImageProblem.Flaw flaw) {
        StepVerifier.create(redraw.run(upload(file)))
                .expectErrorMatches(error -> isFlaw(error, flaw))
                .verify(PATIENCE);
    }

    private static boolean isFlaw(Throwable error, ImageProblem.Flaw flaw) {
        return error instanceof RefusedException refused
                && refused.problem().equals(new ImageProblem.Unacceptable(flaw));
    }

    private static Flux<DataBuffer> upload(byte[] file) {
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(file));
    }
}
