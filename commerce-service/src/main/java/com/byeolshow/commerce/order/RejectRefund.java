package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.model.RefundRules;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Staff refuse a refund and say why; what it had claimed is free again. */
@Component
public final class RejectRefund {

    private final ChangeRefund change;
    private final Clock clock;
    private final TransactionalOperator tx;

    RejectRefund(ChangeRefund change, Clock clock, TransactionalOperator tx) {
        this.change = change;
        this.clock = clock;
        this.tx = tx;
    }

    /** The refund afterwards; rejecting twice changes nothing the second time. */
    public Mono<Refund> run(OrderId order, RefundId refund, String by, String reason) {
        return change.any(
                        order,
                        refund,
                        (_, found) -> RefundRules.cancel(
                                found, reason, by, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .as(tx::transactional);
    }
}
