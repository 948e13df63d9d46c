package com.byeolshow.broadcast.show;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a viewer in while a show is on air, and counts the view in the same step. */
@Component
public record AdmitViewer(Shows shows) {

    /** True if the show is live and the viewer was counted. */
    public Mono<Boolean> run(ShowId id) {
        return shows.countView(id);
    }
}
