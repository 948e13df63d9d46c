package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.mux.MuxSettings;
import com.byeolshow.broadcast.mux.MuxStreams;
import com.byeolshow.broadcast.show.model.Encoder;
import com.byeolshow.broadcast.show.model.Encoder.Heard;
import com.byeolshow.broadcast.show.model.Encoder.Reading;
import com.byeolshow.broadcast.show.model.Encoder.Signal;
import com.byeolshow.broadcast.show.model.Health;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows the encoders of our streams. Their signals change what a live show's viewers are told, never its state: an
 * encoder that drops out for a minute ends nothing.
 */
@Component
public final class ObserveEncoder {

    private static final Logger log = LoggerFactory.getLogger(ObserveEncoder.class);

    /** The platform waits five seconds for the answer to its callback. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(3);

    private final Encoders encoders;
    private final Shows shows;
    private final ShowChanges changes;
    private final MuxStreams mux;
    private final MuxSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    ObserveEncoder(
            Encoders encoders,
            Shows shows,
            ShowChanges changes,
            MuxStreams mux,
            MuxSettings settings,
            Clock clock,
            TransactionalOperator tx) {
        this.encoders = encoders;
        this.shows = shows;
        this.changes = changes;
        this.mux = mux;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Hears a signal. If it cannot be told whether it is the newest, the platform is asked; if that fails, what was known
     * stays and the watchdog asks again.
     *
     * @param at when the platform says it happened; null if it does not say
     * @param contradicted whether what came with the signal says otherwise
     */
    public Mono<Void> signalled(String streamId, Signal signal, @Nullable Instant at, boolean contradicted) {
        return follow(streamId, known -> contradicted ? new Heard.Unclear() : known.heard(signal, at))
                .filter(heard -> heard instanceof Heard.Unclear)
                .flatMap(_ -> ask(streamId));
    }

    private Mono<Void> ask(String streamId) {
        Instant asked = clock.instant();
        return encoders.of(streamId)
                .zipWhen(_ -> mux.isActive(streamId).timeout(LONGEST_QUESTION))
                .flatMap(read ->
                        answered(streamId, read.getT1(), read.getT2() ? Reading.ACTIVE : Reading.NOT_ACTIVE, asked))
                .onErrorResume(failure -> {
                    log.info("stream {} could not be asked about its encoder: {}", streamId, failure.toString());
                    return Mono.empty();
                });
    }

    /**
     * Believes what the platform answered about a stream, unless a signal came while it was asked: then nobody knows which
     * of both is newer.
     *
     * @param before what was known when it was asked
     */
    Mono<Void> answered(String streamId, Encoder before, Reading reading, Instant asked) {
        Encoder read = before.read(reading, asked, settings.reconnectWindow());
        return follow(
                        streamId,
                        known -> read.equals(before) || !known.equals(before) ? new Heard.Old() : new Heard.News(read))
                .then();
    }

    private Mono<Heard> follow(String streamId, Function<Encoder, Heard> hear) {
        return encoders.hostOf(streamId)
                .delayUntil(shows::awaitTurn)
                .flatMap(_ -> encoders.of(streamId))
                .flatMap(known -> {
                    Heard heard = hear.apply(known);
                    return switch (heard) {
                        case Heard.News(var now) -> keep(streamId, known, now).thenReturn(heard);
                        case Heard.Old _, Heard.Unclear _ -> Mono.just(heard);
                    };
                })
                .as(tx::transactional);
    }

    private Mono<Void> keep(String streamId, Encoder before, Encoder now) {
        return encoders.keep(streamId, now)
                .thenMany(Flux.defer(() -> shows.lockOnAirOfStream(streamId)))
                .filter(show -> looksDifferent(show, before, now))
                .collectList()
                .flatMapIterable(shown -> shown)
                .concatMap(show -> changes.write(ShowRules.healthChanged(show, clock.instant())))
                .then();
    }

    private static boolean looksDifferent(Show show, Encoder before, Encoder now) {
        return !Health.of(show.state(), before).equals(Health.of(show.state(), now));
    }
}
