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
 * Gives an influencer the one stream key they will ever have, making it on the first call. The video platform cannot
 * tell a repeated request from a second one, so the intent is stored first, one caller at a time asks, and whenever an
 * earlier question may have had an effect its list of streams is searched before anything is made.
 */
@Component
public final class ProvideStreamKey {

    private static final Logger log = LoggerFactory.getLogger(ProvideStreamKey.class);

    /** Covers one lost answer (15 s) and the search after it. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** One question with its search; shorter than {@link #CLAIM}, so a claim never ends under a call. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(50);

    private static final Duration CLAIM = Duration.ofSeconds(60);

    /** How long a request whose answer was lost, and which the search did not find, may still take effect. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final StreamKeys keys;
    private final MuxStreams mux;
    private final Clock clock;

    ProvideStreamKey(StreamKeys keys, MuxStreams mux, Clock clock) {
        this.keys = keys;
        this.mux = mux;
        this.clock = clock;
    }

    public Mono<StreamKey> run(String influencerId) {
        return Eventually.within(PATIENCE, keys.find(influencerId).switchIfEmpty(Mono.defer(() -> make(influencerId))))
                .flatMap(key -> keys.inDoubt(influencerId)
                        .flatMap(doubtful -> doubtful ? reread(influencerId, key) : Mono.just(key)))
                .switchIfEmpty(Mono.error(() -> unavailable()));
    }

    /** A renewal whose answer was lost may have voided the key we know. */
    private Mono<StreamKey> reread(String influencerId, StreamKey known) {
        return mux.get(known.streamId())
                .flatMap(stream -> keys.settle(influencerId, stream, clock.instant())
                        .thenReturn(new StreamKey(known.streamId(), known.playbackId(), stream.streamKey())))
                .onErrorResume(failure -> {
                    log.warn("doubtful key of influencer {} not read: {}", influencerId, failure.toString());
                    return Mono.error(unavailable());
                });
    }

    /** Empty while somebody else is making it. */
    private Mono<StreamKey> make(String influencerId) {
        var now = clock.instant();
        return keys.claim(influencerId, now, now.plus(CLAIM))
                .flatMap(attempt -> carriedThrough(ask(influencerId, attempt)
                        .timeout(LONGEST_QUESTION)
                        .flatMap(stream -> keys.keep(influencerId, stream, clock.instant()))
                        .onErrorResume(failure -> giveUp(influencerId, failure))));
    }

    /** An app that hangs up must not stop a stream half-way between the platform and our table. */
    private static Mono<StreamKey> carriedThrough(Mono<StreamKey> work) {
        return Mono.fromFuture(work::toFuture, true);
    }

    private Mono<MuxStream> ask(String influencerId, int attempt) {
        Mono<MuxStream> creation = Mono.defer(() -> mux.create(influencerId))
                .onErrorResume(MuxStreams::mayHaveHappened, lost -> mux.find(influencerId)
                        .onErrorResume(_ -> Mono.empty())
                        .switchIfEmpty(Mono.error(lost)));
        return attempt == 1 ? creation : mux.find(influencerId).switchIfEmpty(creation);
    }

    private Mono<StreamKey> giveUp(String influencerId, Throwable failure) {
        boolean lost = MuxStreams.mayHaveHappened(failure);
        log.warn("no stream for influencer {}: {}", influencerId, failure.toString());
        return keys.release(influencerId, lost ? clock.instant().plus(SETTLING) : clock.instant())
                .then(Mono.error(unavailable()));
    }

    private static RefusedException unavailable() {
        return new RefusedException(new StreamProblem.StreamKeyUnavailable());
    }
}
