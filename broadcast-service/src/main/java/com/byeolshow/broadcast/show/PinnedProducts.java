package com.byeolshow.broadcast.show;

import reactor.core.publisher.Mono;

/** Where it is kept what a show has pinned. */
public interface PinnedProducts {

    /** What is pinned now; empty if nothing is. */
    Mono<PinnedProduct> of(ShowId id);
}
