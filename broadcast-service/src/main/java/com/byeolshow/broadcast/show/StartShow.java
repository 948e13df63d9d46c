package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShowRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Puts a reserved show of the influencer on air, if nothing else of theirs is. */
@Component
public record StartShow(Shows shows, ShowChanges changes, Clock clock, TransactionalOperator tx) {

    public Mono<HostedShow> run(String influencerId, ShowId id) {
        return shows.awaitTurn(influencerId)
                .then(Mono.defer(() -> shows.lock(id)))
                .filter(show -> ShowRules.ownedBy(show, influencerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .zipWhen(_ -> shows.anyOnAir(influencerId))
                .map(read -> ShowRules.start(read.getT1(), read.getT2(), clock.instant()))
                .flatMap(changes::write)
                .as(tx::transactional);
    }
}
