package com.byeolshow.commerce.stock;

import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads how many units there are now. */
@Component
public final class ReadStock {

    private final Stock stock;
    private final FindOffers offers;

    ReadStock(Stock stock, FindOffers offers) {
        this.stock = stock;
        this.offers = offers;
    }

    /** Sellable units by variant; a variant without stock is left out. */
    public Mono<Map<String, Long>> available(Collection<String> variantIds) {
        return variantIds.isEmpty()
                ? Mono.just(Map.of())
                : stock.levels(variantIds).collectMap(StockLevel::variantId, StockLevel::available);
    }

    /** Refused with {@link StockProblem.NoStockKept} while none was ever set. */
    public Mono<StockAccount> account(String variantId) {
        return stock.account(variantId)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new StockProblem.NoStockKept(variantId))));
    }

    /**
     * The stock of a variant and what the catalog says of it.
     *
     * @param offer null for a variant the catalog does not have, or not any more
     */
    public record Named(StockLevel level, @Nullable Offer offer) {}

    /**
     * Those with the fewest sellable units first, one more than the page holds if there are more.
     *
     * @param productId only its variants
     * @param atMost only those with so many sellable units or fewer
     */
    public Mono<List<Named>> page(Page page, @Nullable String productId, @Nullable Long atMost) {
        long most = atMost == null ? Long.MAX_VALUE : atMost;
        return (productId == null
                        ? stock.scarcest(page, most)
                        : offers.variantsOf(productId).flatMapMany(variants -> stock.scarcest(page, most, variants)))
                .collectList()
                .flatMap(levels -> offers.known(
                                levels.stream().map(StockLevel::variantId).toList())
                        .map(known -> levels.stream()
                                .map(level -> new Named(level, known.get(level.variantId())))
                                .toList()));
    }
}
