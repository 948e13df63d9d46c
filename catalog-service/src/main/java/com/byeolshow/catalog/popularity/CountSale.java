package com.byeolshow.catalog.popularity;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts the units of a paid order, once. */
@Component
record CountSale(Popularities popularities, PopularityChanges changes, Clock clock) {

    /** @param units by product id */
    Mono<Void> run(String orderId, Map<String, Long> units) {
        return popularities
                .countOnce(orderId, clock.instant())
                .filter(first -> first && !units.isEmpty())
                .flatMap(_ -> popularities.addUnits(new TreeMap<>(units)))
                .flatMap(changes::changed);
    }
}
