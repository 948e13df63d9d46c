package com.byeolshow.commerce.stock;

import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sets how many units of a variant can be sold, also before the catalog has announced the variant. */
@Component
public final class SetStock {

    /** Keeps sums far from overflow; no warehouse holds more of one thing. */
    static final long MOST = 1_000_000_000;

    private final Stock stock;
    private final FindOffers offers;
    private final Outbox outbox;
    private final TransactionalOperator tx;

    SetStock(Stock stock, FindOffers offers, Outbox outbox, TransactionalOperator tx) {
        this.stock = stock;
        this.offers = offers;
        this.outbox = outbox;
        this.tx = tx;
    }

    /**
     * Units reserved for unpaid orders stay reserved on top of the new number.
     *
     * @param available 0 to 1,000,000,000, else {@link StockProblem.ImpossibleQuantity}
     */
    public Mono<StockLevel> run(String variantId, @Nullable Long available) {
        if (available == null || available < 0 || available > MOST || variantId.length() > 100) {
            return Mono.error(new RefusedException(new StockProblem.ImpossibleQuantity(MOST)));
        }
        return offers.productOf(variantId)
                .flatMap(product -> stock.set(variantId, available)
                        .flatMap(level -> outbox.append(StockAnnouncements.of(level, product.orElse(null)))
                                .thenReturn(level)))
                .as(tx::transactional);
    }
}
