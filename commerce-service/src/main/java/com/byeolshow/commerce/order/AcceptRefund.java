package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.model.RefundBook;
import com.byeolshow.commerce.order.model.RefundRules;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Staff agree to a refund; from here on the money is on its way. */
@Component
public final class AcceptRefund {

    private final ChangeRefund change;
    private final Clock clock;
    private final TransactionalOperator tx;

    AcceptRefund(ChangeRefund change, Clock clock, TransactionalOperator tx) {
        this.change = change;
        this.clock = clock;
        this.tx = tx;
    }

    /** The refund afterwards; agreeing again, on whatever terms, changes nothing. */
    public Mono<Refund> run(OrderId order, RefundId refund, RefundRules.Terms terms) {
        return change.any(
                        order,
                        refund,
                        (sheet, found) -> RefundRules.accept(
                                RefundBook.of(sheet),
                                found,
                                terms,
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .as(tx::transactional);
    }
}
