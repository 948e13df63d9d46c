package com.byeolshow.broadcast.show;

import reactor.core.publisher.Mono;

/** Where it is kept what a show has pinned. */
public interface PinnedProducts {

    /** What is pinned now, or that nothing is. */
    Mono<PinState> of(ShowId id);
}
