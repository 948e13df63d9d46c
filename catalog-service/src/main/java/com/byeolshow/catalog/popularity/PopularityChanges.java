package com.byeolshow.catalog.popularity;

import java.util.SortedMap;
import reactor.core.publisher.Mono;

/** Told when products are wanted more or less than before, inside the transaction in which that was counted. */
public interface PopularityChanges {

    /** @param scores new scores by product id */
    Mono<Void> changed(SortedMap<String, Long> scores);
}
