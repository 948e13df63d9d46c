package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.RecordedShow;
import com.byeolshow.broadcast.show.model.RecordedShow.Deleted;
import com.byeolshow.broadcast.show.model.RecordedShow.None;
import com.byeolshow.broadcast.show.model.RecordedShow.One;
import com.byeolshow.broadcast.show.model.RecordedShow.Several;
import com.byeolshow.broadcast.show.model.RecordedSpan;
import com.byeolshow.broadcast.show.model.RecordingSearch;
import com.byeolshow.broadcast.show.model.RecordingSearch.Found;
import com.byeolshow.broadcast.show.model.RecordingSearch.NothingRecorded;
import com.byeolshow.broadcast.show.model.RecordingSearch.StillComing;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Hears that the video platform could not make a recording. An ended show may have another one, of an encoder that came
 * twice, so the platform is asked for all of them before the show is left without a replay.
 */
@Component
public final class FailRecording {

    private static final Logger log = LoggerFactory.getLogger(FailRecording.class);

    /** The platform waits five seconds for the answer to its callback. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(3);

    private final Shows shows;
    private final LoseRecording loseRecording;
    private final FindRecordings findRecordings;
    private final RecordShow recordShow;
    private final AssetRemovals removals;
    private final DeletedBroadcasts deleted;
    private final Clock clock;
    private final TransactionalOperator tx;

    FailRecording(
            Shows shows,
            LoseRecording loseRecording,
            FindRecordings findRecordings,
            RecordShow recordShow,
            AssetRemovals removals,
            DeletedBroadcasts deleted,
            Clock clock,
            TransactionalOperator tx) {
        this.shows = shows;
        this.loseRecording = loseRecording;
        this.findRecordings = findRecordings;
        this.recordShow = recordShow;
        this.removals = removals;
        this.deleted = deleted;
        this.clock = clock;
        this.tx = tx;
    }

    public Mono<Void> run(String streamId, String assetId, RecordedSpan span) {
        return loseRecording
                .run(assetId)
                .then(Mono.defer(() -> showOf(streamId, assetId, span)))
                .flatMap(this::lookForAnother);
    }

    private Mono<Show> showOf(String streamId, String assetId, RecordedSpan span) {
        return shows.lockOnAirOfStream(streamId)
                .collectList()
                .zipWhen(_ -> deleted.ofStream(streamId))
                .flatMap(read -> switch (RecordedShow.among(read.getT1(), read.getT2(), span)) {
                    case One(var show) -> Mono.just(show);
                    case Deleted _ -> removals.plan(assetId, clock.instant()).then(Mono.<Show>empty());
                    case None _, Several _ -> Mono.<Show>empty();
                })
                .as(tx::transactional);
    }

    /** If it cannot be told now, the watchdog looks later. */
    private Mono<Void> lookForAnother(Show show) {
        return (show.state() instanceof Closed(var since, var finishedAt)
                        ? findRecordings
                                .run(show.feed().streamId())
                                .timeout(LONGEST_QUESTION)
                                .map(assets -> RecordingSearch.among(assets, since, finishedAt))
                                .flatMap(search -> switch (search) {
                                    case Found(var recording) -> recordShow.found(show.id(), recording);
                                    case StillComing _, NothingRecorded _ -> Mono.<Void>empty();
                                })
                        : Mono.<Void>empty())
                .onErrorResume(failure -> {
                    log.info("recording of show {} could not be looked for: {}", show.id(), failure.toString());
                    return Mono.empty();
                });
    }
}
