package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.Outcome.Changed;
import com.byeolshow.broadcast.show.model.Outcome.Refused;
import com.byeolshow.broadcast.show.model.Outcome.Unchanged;
import com.byeolshow.broadcast.show.model.Program;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShowRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes what a show of the influencer is about, in any state; its products follow. */
@Component
public record EditShow(Shows shows, ShowNews news, Clock clock, TransactionalOperator tx) {

    /**
     * Edits.
     *
     * @param program empty if what the influencer sent makes no program; an unknown show is told first
     */
    public Mono<HostedShow> run(String influencerId, Optional<ShowId> id, Optional<Program> program) {
        return Mono.justOrEmpty(id)
                .flatMap(shows::lock)
                .filter(show -> ShowRules.ownedBy(show, influencerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NotEditable())))
                .map(show -> program.map(planned -> ShowRules.edit(show, planned, clock.instant()))
                        .orElseGet(() -> new Refused(new ShowProblem.IncompleteEdit())))
                .flatMap(outcome -> switch (outcome) {
                    case Changed(var next, var _) ->
                        shows.rewrite(next)
                                .then(Mono.defer(() -> shows.hosted(next.id())))
                                .delayUntil(edited -> news.tell(edited, List.of()));
                    case Unchanged(var same) -> shows.hosted(same.id());
                    case Refused(var problem) -> Mono.<HostedShow>error(new RefusedException(problem));
                })
                .as(tx::transactional);
    }
}
