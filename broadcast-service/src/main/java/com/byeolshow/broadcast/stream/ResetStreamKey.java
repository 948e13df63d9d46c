package com.byeolshow.broadcast.stream;

import com.byeolshow.broadcast.mux.MuxStream;
import com.byeolshow.broadcast.mux.MuxStreams;
import com.byeolshow.broadcast.stream.model.StreamKey;
import com.byeolshow.broadcast.stream.model.StreamProblem;
import com.byeolshow.platform.web.Eventually;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives an influencer a new key for the same stream; the old one is void at once. One caller at a time asks, and the
 * stored key counts as doubtful until the answer is there: after a lost answer the stream itself is read.
 */
@Component
public final class ResetStreamKey {

    private static final Logger log = LoggerFactory.getLogger(ResetStreamKey.class);

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Shorter than {@link #CLAIM}, so a claim never ends under a call. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(40);

    /** How long a request whose answer was lost may still take effect. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Duration CLAIM = Duration.ofSeconds(60);

    private final StreamKeys keys;
    private final MuxStreams mux;
    private final Clock clock;

    ResetStreamKey(StreamKeys keys, MuxStreams mux, Clock clock) {
        this.keys = keys;
        this.mux = mux;
        this.clock = clock;
    }

    public Mono<StreamKey> run(String influencerId) {
        return keys.find(influencerId)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new StreamProblem.NoStreamKeyYet())))
                .flatMap(_ -> Eventually.within(PATIENCE, Mono.defer(() -> claim(influencerId))))
                .switchIfEmpty(Mono.error(() -> unavailable()))
                .flatMap(known -> carriedThrough(reset(influencerId, known)));
    }

    private Mono<StreamKey> claim(String influencerId) {
        var now = clock.instant();
        return keys.claimReset(influencerId, now, now.plus(CLAIM));
    }

    private Mono<StreamKey> reset(String influencerId, StreamKey known) {
        return mux.resetKey(known.streamId())
                .onErrorResume(lost ->
                        resetMeanwhile(known).onErrorResume(_ -> Mono.empty()).switchIfEmpty(Mono.error(lost)))
                .timeout(LONGEST_QUESTION)
                .flatMap(stream -> keys.renew(influencerId, stream, clock.instant()))
                .onErrorResume(failure -> {
                    log.warn("key of influencer {} not renewed: {}", influencerId, failure.toString());
                    boolean lost = MuxStreams.mayHaveHappened(failure);
                    return keys.giveBack(influencerId, lost ? clock.instant().plus(SETTLING) : clock.instant())
                            .then(Mono.error(unavailable()));
                });
    }

    /** Whether the question took effect although its answer says otherwise, or never came. */
    private Mono<MuxStream> resetMeanwhile(StreamKey known) {
        return mux.get(known.streamId()).filter(stream -> !stream.streamKey().equals(known.key()));
    }

    /** An app that hangs up must not stop a new key half-way between the platform and our table. */
    private static Mono<StreamKey> carriedThrough(Mono<StreamKey> work) {
        return Mono.fromFuture(work::toFuture, true);
    }

    private static RefusedException unavailable() {
        return new RefusedException(new StreamProblem.StreamKeyUnavailable());
    }
}
