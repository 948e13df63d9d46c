package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.mux.MuxStreams;
import com.byeolshow.broadcast.show.StreamClosings.Closing;
import com.byeolshow.broadcast.show.model.ClosingRules;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks the video platform to finish the streams of ended shows, again and again with growing pauses until it answers or
 * the recording arrives by itself. Watch {@code broadcast.stream.closing.failures}: while it grows, recordings come only
 * after the platform's own reconnect window.
 */
@Component
class CloseStreams {

    private static final Logger log = LoggerFactory.getLogger(CloseStreams.class);

    /** Shorter than a claim, which holds the host's next show off air while it is asked. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(90);

    private final StreamClosings closings;
    private final MuxStreams mux;
    private final Clock clock;
    private final Counter failures;

    CloseStreams(StreamClosings closings, MuxStreams mux, Clock clock, MeterRegistry meters) {
        this.closings = closings;
        this.mux = mux;
        this.clock = clock;
        this.failures = Counter.builder("broadcast.stream.closing.failures").register(meters);
    }

    /** Every second: a host who just ended a show waits for the recording before the next one can start. */
    @Scheduled(fixedDelayString = "${byeolshow.broadcast.close-streams-every:1s}")
    Mono<Void> run() {
        // Deferred, because the scheduler calls this method once and subscribes to its answer again and again.
        return Mono.defer(() -> closings.forgetNeedless(clock.instant()))
                .thenMany(Flux.defer(() -> closings.claimDue(clock.instant())))
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::close, StreamClosings.BATCH)
                .then()
                .onErrorResume(unavailable -> {
                    log.warn("streams cannot be closed now", unavailable);
                    return Mono.empty();
                });
    }

    private Mono<Void> close(Closing closing) {
        return mux.complete(closing.streamId())
                .timeout(LONGEST_QUESTION)
                .then(Mono.defer(() -> closings.done(closing.showId())))
                .onErrorResume(failure -> {
                    failures.increment();
                    var pause = ClosingRules.waitAfter(closing.attempts());
                    log.warn(
                            "stream of show {} not closed at attempt {}, next in {}: {}",
                            closing.showId(),
                            closing.attempts(),
                            pause,
                            failure.toString());
                    return closings.postpone(closing.showId(), clock.instant().plus(pause));
                });
    }
}
