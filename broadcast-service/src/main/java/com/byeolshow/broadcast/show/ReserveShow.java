package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.ShowEvent.ShowScheduled;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.Program;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.stream.FindStream;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Plans a show on the influencer's stream. */
@Component
public record ReserveShow(FindStream findStream, Shows shows, ShowNews news, Clock clock, TransactionalOperator tx) {

    /**
     * Reserves.
     *
     * @param program empty if what the influencer sent makes no program; a missing stream key is told first, because the
     *     app offers to make one
     */
    public Mono<HostedShow> run(String influencerId, Optional<Program> program) {
        return findStream
                .run(influencerId)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoStreamKey())))
                .map(stream -> new Show.Feed(stream.id(), stream.playbackId()))
                .flatMap(feed -> program.map(planned -> add(influencerId, feed, planned))
                        .orElseGet(() -> Mono.error(new RefusedException(new ShowProblem.IncompleteProgram()))))
                .as(tx::transactional);
    }

    private Mono<HostedShow> add(String influencerId, Show.Feed feed, Program program) {
        var now = clock.instant();
        return shows.add(influencerId, feed, program, now)
                .flatMap(shows::hosted)
                .delayUntil(added ->
                        news.tell(added, List.of(new ShowScheduled(added.show().id(), now))));
    }
}
