package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.RecordingCallbacks.Verdict;
import com.byeolshow.broadcast.show.model.RecordedShow;
import com.byeolshow.broadcast.show.model.RecordedShow.Deleted;
import com.byeolshow.broadcast.show.model.RecordedShow.None;
import com.byeolshow.broadcast.show.model.RecordedShow.One;
import com.byeolshow.broadcast.show.model.RecordedShow.Several;
import com.byeolshow.broadcast.show.model.RecordedSpan;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShowRules;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Gives a finished recording to its show. Each callback takes effect once. One that found nobody on air is remembered,
 * too: the platform repeats it for a day, and a show started meanwhile must not receive an older recording.
 */
@Component
public record RecordShow(
        Shows shows,
        ShowChanges changes,
        RecordingCallbacks callbacks,
        StreamClosings closings,
        AssetRemovals removals,
        DeletedBroadcasts deleted,
        Audience audience,
        Clock clock,
        TransactionalOperator tx) {

    /**
     * Records.
     *
     * @param eventId the platform's id of the callback
     * @param span of the recording, as far as the platform said
     * @return completes when a show has the recording; refused if no show, or more than one, could
     */
    public Mono<Void> run(String eventId, String streamId, Recording recording, RecordedSpan span) {
        return callbacks
                .begin(eventId, clock.instant())
                .flatMap(first -> first
                        ? record(streamId, recording, span)
                                .delayUntil(done -> callbacks.conclude(eventId, done.verdict()))
                        : callbacks.verdictOn(eventId).map(verdict -> new Done(verdict, Optional.empty())))
                .as(tx::transactional)
                .doOnNext(done -> done.show().ifPresent(audience::showEnded))
                .flatMap(done -> switch (done.verdict()) {
                    case COMPLETED -> Mono.<Void>empty();
                    case NOBODY_ON_AIR -> Mono.<Void>error(new RefusedException(new ShowProblem.NobodyOnAir()));
                });
    }

    private record Done(Verdict verdict, Optional<ShowId> show) {}

    private Mono<Done> record(String streamId, Recording recording, RecordedSpan span) {
        return shows.lockOnAirOfStream(streamId)
                .collectList()
                .zipWhen(_ -> deleted.ofStream(streamId))
                .zipWhen(_ -> isKnown(recording))
                .flatMap(read -> read.getT2()
                        ? Mono.just(new Done(Verdict.COMPLETED, Optional.empty()))
                        : give(
                                streamId,
                                recording,
                                RecordedShow.among(
                                        read.getT1().getT1(), read.getT1().getT2(), span)));
    }

    private Mono<Done> give(String streamId, Recording recording, RecordedShow recorded) {
        return switch (recorded) {
            case One(var show) ->
                complete(show, recording).thenReturn(new Done(Verdict.COMPLETED, Optional.of(show.id())));
            case Deleted _ -> unwanted(streamId, recording).thenReturn(new Done(Verdict.COMPLETED, Optional.empty()));
            case None _ -> Mono.just(new Done(Verdict.NOBODY_ON_AIR, Optional.empty()));
            case Several _ -> Mono.error(new RefusedException(new ShowProblem.SeveralOnAir()));
        };
    }

    private Mono<Void> unwanted(String streamId, Recording recording) {
        String assetId = recording.assetId();
        return closings.dropOfDeleted(streamId)
                .then(assetId == null ? Mono.empty() : Mono.defer(() -> removals.plan(assetId, clock.instant())));
    }

    private Mono<Boolean> isKnown(Recording recording) {
        String assetId = recording.assetId();
        return assetId == null ? Mono.just(false) : shows.hasRecording(assetId);
    }

    /** Gives a recording that was found without a callback to a show that still waits for one. */
    Mono<Void> found(ShowId id, Recording recording) {
        return shows.lock(id)
                .filter(show -> show.state() instanceof Closed)
                .filterWhen(_ -> isKnown(recording).map(known -> !known))
                .flatMap(show -> complete(show, recording))
                .as(tx::transactional);
    }

    private Mono<Void> complete(Show show, Recording recording) {
        return changes.write(ShowRules.recorded(show, recording, clock.instant()))
                .then(closings.drop(show.id()));
    }
}
