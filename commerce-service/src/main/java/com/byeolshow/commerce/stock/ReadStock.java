package com.byeolshow.commerce.stock;

import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads how many units there are now. */
@Component
public final class ReadStock {

    private final Stock stock;

    ReadStock(Stock stock) {
        this.stock = stock;
    }

    /** Sellable units by variant; a variant without stock is left out. */
    public Mono<Map<String, Long>> available(Collection<String> variantIds) {
        return variantIds.isEmpty()
                ? Mono.just(Map.of())
                : stock.levels(variantIds).collectMap(StockLevel::variantId, StockLevel::available);
    }

    /** Refused with {@link StockProblem.NoStockKept} while none was ever set. */
    public Mono<StockLevel> one(String variantId) {
        return stock.levels(List.of(variantId))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> new RefusedException(new StockProblem.NoStockKept(variantId))));
    }
}
