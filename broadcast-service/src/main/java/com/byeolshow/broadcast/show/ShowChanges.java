package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.Outcome;
import com.byeolshow.broadcast.show.model.Outcome.Changed;
import com.byeolshow.broadcast.show.model.Outcome.Refused;
import com.byeolshow.broadcast.show.model.Outcome.Unchanged;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what the rules decided, state and news together, in the transaction of the use case. */
@Component
record ShowChanges(Shows shows, ShowNews news) {

    Mono<HostedShow> write(Outcome outcome) {
        return switch (outcome) {
            case Changed(var next, var events) ->
                shows.save(next).then(shows.hosted(next.id())).delayUntil(saved -> news.tell(saved, events));
            case Unchanged(var same) -> shows.hosted(same.id());
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
