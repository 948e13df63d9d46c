package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.view.Views;
import com.byeolshow.broadcast.show.view.Watcher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a viewer in while a show is on air, and counts the view in the same step: once per viewer and window. */
@Component
public record AdmitViewer(Views views) {

    /** True if the show is live; coming back soon is no further view. */
    public Mono<Boolean> run(ShowId id, Watcher watcher) {
        return views.countOnAir(id, watcher).map(Views.Tally::onAir).defaultIfEmpty(false);
    }
}
