package com.byeolshow.payment.settlement;

import com.byeolshow.payment.ledger.Ledger;
import com.byeolshow.payment.ledger.LedgerFact.DeviationAccepted;
import com.byeolshow.payment.ledger.LedgerFact.OrderCancelled;
import com.byeolshow.payment.ledger.LedgerFact.OrderPlaced;
import com.byeolshow.payment.settlement.model.PlacedOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes note of what commerce says about an order, in the caller's transaction; told again, nothing changes. */
@Component
public class NoteOrder {

    private final PaymentDues dues;
    private final Payments payments;
    private final Ledger ledger;

    NoteOrder(PaymentDues dues, Payments payments, Ledger ledger) {
        this.dues = dues;
        this.payments = payments;
        this.ledger = ledger;
    }

    /** It waits for its money. */
    public Mono<Void> placed(PlacedOrder order) {
        return dues.notePlaced(order)
                .then(ledger.post(
                        new OrderPlaced(order.orderId(), order.goods(), order.shipping(), order.couponDiscount())));
    }

    /**
     * Commerce took its money; if that is a deposit of another sum, it counts as the order's payment from now on.
     *
     * @param payment null for an order that cost nothing
     */
    public Mono<Void> paid(String orderId, @Nullable PaymentId payment) {
        var noted = dues.notePaid(orderId);
        return payment == null
                ? noted
                : noted.then(payments.accept(payment, orderId))
                        .filter(accepted -> accepted)
                        .flatMap(_ -> dues.find(orderId))
                        .flatMap(due -> ledger.post(new DeviationAccepted(orderId, payment.value(), due.amount())));
    }

    /** It takes no money any more. */
    public Mono<Void> cancelled(String orderId) {
        return dues.noteCancelled(orderId)
                .flatMap(order -> ledger.post(
                        new OrderCancelled(order.orderId(), order.goods(), order.shipping(), order.couponDiscount())));
    }
}
