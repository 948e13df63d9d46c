package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.RefundRules;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A customer takes a request back as long as nobody agreed to it; what it had claimed is free again. */
@Component
public final class WithdrawRefund {

    private final ChangeRefund change;
    private final Clock clock;
    private final TransactionalOperator tx;

    WithdrawRefund(ChangeRefund change, Clock clock, TransactionalOperator tx) {
        this.change = change;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order afterwards; withdrawing twice changes nothing the second time. */
    public Mono<OrderSheet> run(OrderId order, RefundId refund, String customerId, String reason) {
        return change.own(
                        order,
                        customerId,
                        refund,
                        (_, found) -> RefundRules.cancel(
                                found, reason, customerId, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .as(tx::transactional);
    }
}
