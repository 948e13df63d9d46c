package com.byeolshow.broadcast.show;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells other features whose show it is and since when it was on air. */
@Component
public record FindHosting(Shows shows) {

    /** Empty if there is no such show. */
    public Mono<Hosting> run(ShowId id) {
        return shows.hosted(id)
                .map(found -> new Hosting(
                        found.show().influencerId(), found.show().state().onAirSince()));
    }
}
