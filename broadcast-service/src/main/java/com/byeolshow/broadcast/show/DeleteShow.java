package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.Deletion;
import com.byeolshow.broadcast.show.model.Remains;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShowRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes a show in any state. What it leaves at the video platform is only written down here, in the same transaction:
 * {@link CloseStreams} and {@link ClearAway} see to it until it is done.
 */
@Component
public record DeleteShow(
        Shows shows,
        ShowNews news,
        StreamClosings closings,
        AssetRemovals removals,
        DeletedBroadcasts deleted,
        Audience audience,
        Clock clock,
        TransactionalOperator tx) {

    /** Deletes a show of the influencer; anybody else's looks like none. */
    public Mono<Void> run(String influencerId, ShowId id) {
        return delete(shows.lock(id)
                .filter(show -> ShowRules.ownedBy(show, influencerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow()))));
    }

    /** Deletes anybody's show. */
    public Mono<Void> forStaff(ShowId id) {
        return delete(
                shows.lock(id).switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.ShowNotFound()))));
    }

    /** Deletes every show of an influencer, each in a transaction of its own. */
    public Mono<Void> allOf(String influencerId) {
        return Flux.defer(() -> shows.someOf(influencerId))
                .collectList()
                .delayUntil(some -> Flux.fromIterable(some).concatMap(id -> delete(shows.lock(id))))
                .repeat()
                .takeWhile(some -> !some.isEmpty())
                .then();
    }

    private Mono<Void> delete(Mono<Show> locked) {
        return locked.delayUntil(show -> {
                    Instant now = clock.instant();
                    Deletion deletion = ShowRules.delete(show, now);
                    return shows.hosted(show.id()).flatMap(hosted -> shows.delete(show.id())
                            .then(Mono.defer(() -> leave(show, deletion.remains(), now)))
                            .then(Mono.defer(() -> news.tellGone(hosted, deletion.events())))
                            .thenReturn(hosted));
                })
                .as(tx::transactional)
                .doOnNext(show -> audience.showEnded(show.id()))
                .then();
    }

    private Mono<Void> leave(Show show, Remains remains, Instant now) {
        return switch (remains) {
            case Remains.Nothing() -> Mono.<Void>empty();
            case Remains.RunningStream(var since) ->
                closings.plan(show.id(), show.feed().streamId(), now)
                        .then(Mono.defer(() -> deleted.remember(show, since, now)));
            case Remains.AwaitedRecording(var since) -> deleted.remember(show, since, now);
            case Remains.RecordedVideo(var assetId) -> removals.plan(assetId, now);
        };
    }
}
