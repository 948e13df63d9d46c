package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.Outcome;
import com.byeolshow.broadcast.show.model.Outcome.Changed;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShowRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes a show off air. That the video platform must finish the stream is only written down here: {@link CloseStreams}
 * asks it afterwards, so that its failure cannot undo the end.
 */
@Component
public record EndShow(
        Shows shows,
        ShowChanges changes,
        StreamClosings closings,
        Audience audience,
        Clock clock,
        TransactionalOperator tx) {

    /** Ends a show of the influencer; anybody else's looks like none. */
    public Mono<HostedShow> run(String influencerId, ShowId id) {
        return end(shows.lock(id)
                .filter(show -> ShowRules.ownedBy(show, influencerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow()))));
    }

    /** Ends anybody's show. */
    public Mono<HostedShow> forStaff(ShowId id) {
        return end(
                shows.lock(id).switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.ShowNotFound()))));
    }

    /** Ends a show nobody attends to any more; empty, and nothing done, if that is no longer so. */
    Mono<HostedShow> abandoned(ShowId id, Predicate<HostedShow> stillAbandoned) {
        return end(shows.lock(id).filterWhen(_ -> shows.hosted(id).map(stillAbandoned::test)));
    }

    private Mono<HostedShow> end(Mono<Show> locked) {
        return locked.map(show -> ShowRules.end(show, clock.instant()))
                .flatMap(outcome -> changes.write(outcome).delayUntil(_ -> planClosing(outcome)))
                .as(tx::transactional)
                .doOnNext(ended -> audience.showEnded(ended.show().id()));
    }

    private Mono<Void> planClosing(Outcome outcome) {
        if (outcome instanceof Changed changed) {
            var closed = changed.next();
            return closings.plan(closed.id(), closed.feed().streamId(), closed.updatedAt());
        }
        return Mono.empty();
    }
}
