package com.byeolshow.catalog.popularity;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells how much products are wanted. */
@Component
public final class ReadPopularity {

    private final Popularities popularities;

    ReadPopularity(Popularities popularities) {
        this.popularities = popularities;
    }

    /** Scores by product id; products nobody has shown or bought are missing. */
    public Mono<Map<String, Long>> of(Collection<String> productIds) {
        return popularities.of(productIds).map(Map::copyOf);
    }
}
