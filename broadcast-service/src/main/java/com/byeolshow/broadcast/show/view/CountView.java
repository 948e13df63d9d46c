package com.byeolshow.broadcast.show.view;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts that somebody looks at a show, live or recorded, once per viewer and window. */
@Component
public record CountView(Views views) {

    /** The show's views with this one; asking again soon changes nothing. */
    public Mono<Integer> run(ShowId id, Watcher watcher) {
        return views.count(id, watcher)
                .map(Views.Tally::views)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())));
    }
}
