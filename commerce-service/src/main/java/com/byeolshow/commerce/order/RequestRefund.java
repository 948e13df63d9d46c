package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.RefundBook;
import com.byeolshow.commerce.order.model.RefundRules;
import com.byeolshow.commerce.order.model.RefundWish;
import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A customer asks for money back; the units asked for are claimed at once, so that nobody asks for them twice. */
@Component
public final class RequestRefund {

    private final ChangeRefund change;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    RequestRefund(ChangeRefund change, RandomIds ids, Clock clock, TransactionalOperator tx) {
        this.change = change;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order with its new refund. */
    public Mono<OrderSheet> run(OrderId order, String customerId, RefundWish wish) {
        return change.own(
                        order,
                        customerId,
                        sheet -> RefundRules.request(
                                RefundBook.of(sheet),
                                wish,
                                new RefundId(ids.next()),
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .as(tx::transactional);
    }
}
