package com.byeolshow.catalog.stock;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells how many of a variant are left. */
@Component
public final class ReadStock {

    private final StockLevels levels;

    ReadStock(StockLevels levels) {
        this.levels = levels;
    }

    /** Units left by variant id; variants nobody told us about are missing. */
    public Mono<Map<String, Integer>> of(Collection<String> variantIds) {
        return variantIds.isEmpty() ? Mono.just(Map.of()) : levels.of(variantIds);
    }
}
