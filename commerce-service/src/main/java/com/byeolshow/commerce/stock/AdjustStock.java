package com.byeolshow.commerce.stock;

import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds units that arrived or takes away units that broke, whatever is being sold meanwhile. */
@Component
public final class AdjustStock {

    private static final int LONGEST_NOTE = 200;

    private final Stock stock;
    private final FindOffers offers;
    private final StoredAnswers answers;
    private final Outbox outbox;
    private final TransactionalOperator tx;

    AdjustStock(Stock stock, FindOffers offers, StoredAnswers answers, Outbox outbox, TransactionalOperator tx) {
        this.stock = stock;
        this.offers = offers;
        this.answers = answers;
        this.outbox = outbox;
        this.tx = tx;
    }

    /**
     * By how many units, and why.
     *
     * @param by not 0, at most a billion either way, else {@link StockProblem.ImpossibleAdjustment}
     * @param note at most 200 characters, for the journal
     */
    public record Adjustment(@Nullable Long by, @Nullable String note) {

        boolean possible() {
            return by != null
                    && by != 0
                    && by >= -SetStock.MOST
                    && by <= SetStock.MOST
                    && (note == null || (note.length() <= LONGEST_NOTE && note.indexOf('\0') < 0));
        }
    }

    /**
     * Refused with {@link StockProblem.NoStockKept} while none was ever set, and with {@link StockProblem.OutOfStock} if
     * units would have to be taken that are promised to orders or not there.
     *
     * @param key makes a repeated call change nothing a second time
     */
    public Mono<StockLevel> run(String variantId, Adjustment adjustment, Optional<IdempotencyKey> key) {
        if (!adjustment.possible() || adjustment.by() == null) {
            return Mono.error(new RefusedException(new StockProblem.ImpossibleAdjustment(SetStock.MOST, LONGEST_NOTE)));
        }
        long by = adjustment.by();
        return answers.once(
                        key,
                        "adjust stock of " + variantId,
                        adjustment,
                        StockLevel.class,
                        Mono.defer(() -> adjust(variantId, by, adjustment.note())))
                .as(tx::transactional);
    }

    private Mono<StockLevel> adjust(String variantId, long by, @Nullable String note) {
        return stock.adjust(variantId, by, note)
                .switchIfEmpty(Mono.defer(() -> refusal(variantId)))
                .flatMap(level -> offers.productOf(variantId)
                        .flatMap(product -> outbox.append(StockAnnouncements.of(level, product.orElse(null))))
                        .thenReturn(level));
    }

    private Mono<StockLevel> refusal(String variantId) {
        return stock.levels(List.of(variantId))
                .hasElements()
                .flatMap(kept -> Mono.error(new RefusedException(
                        kept ? new StockProblem.OutOfStock(variantId) : new StockProblem.NoStockKept(variantId))));
    }
}
