package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.SettlementEvent.PaymentRefunded;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.RecordedPayment;
import com.byeolshow.payment.settlement.model.ReturnIntent;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.payment.settlement.model.ReturnRules;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.money.Won;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Records that money has to go back, in the caller's transaction. Returning it is a step of its own that follows the
 * commit. A payment we do not know is an error, not an omission: the event is kept as a dead letter.
 */
@Component
public class IntendReturn {

    private static final Logger log = LoggerFactory.getLogger(IntendReturn.class);

    /** What the customer reads; commerce's own reason is a slug. */
    private static final String ORDER_CLOSED = "취소된 주문의 결제";

    private static final String TOO_MUCH = "초과 입금액";

    private final Payments payments;
    private final MoneyReturns returns;
    private final BookReturn bookReturn;
    private final Outbox outbox;
    private final Clock clock;

    IntendReturn(Payments payments, MoneyReturns returns, BookReturn bookReturn, Outbox outbox, Clock clock) {
        this.payments = payments;
        this.returns = returns;
        this.bookReturn = bookReturn;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A refund was accepted; at most one return follows from it. */
    public Mono<Void> forRefund(String orderId, String refundId, Won amount, String reason) {
        return paid(orderId)
                .flatMap(payment -> amount.isPositive()
                        ? intend(payment, Purpose.REFUND, refundId, refundId, amount, reason)
                        // Goods that cost nothing after coupons: no money moves, yet the refund has to be settled.
                        : outbox.append(Announcements.of(
                                new PaymentRefunded(payment.id(), orderId, refundId, Won.ZERO, clock.instant()))));
    }

    /**
     * Money came that its order cannot take, all of it or a part; at most one return follows per payment.
     *
     * @param amount more than zero
     */
    public Mono<Void> forLatePayment(String orderId, PaymentId paymentId, Won amount) {
        return payments.lockHeld(paymentId, orderId)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "order %s has no payment %s to send back".formatted(orderId, paymentId))))
                .flatMap(payment -> intend(
                        payment,
                        Purpose.LATE,
                        paymentId.value(),
                        null,
                        amount,
                        PaidAmount.of(amount).equals(payment.amount()) ? ORDER_CLOSED : TOO_MUCH));
    }

    private Mono<RecordedPayment> paid(String orderId) {
        return payments.lockVerifiedOf(orderId)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no verified payment of order " + orderId)));
    }

    private Mono<Void> intend(
            RecordedPayment payment,
            Purpose purpose,
            String key,
            @Nullable String refundId,
            Won amount,
            String reason) {
        var wanted = PaidAmount.of(amount);
        var intent = new ReturnIntent(purpose, key, payment.id(), payment.orderId(), refundId, wanted, reason);
        return returns.promised(payment.id(), wanted.currency(), purpose, key)
                .flatMap(promised -> {
                    boolean fits = ReturnRules.fits(payment.amount(), promised, wanted);
                    if (!fits) {
                        log.error("return {} {} of payment {} exceeds what was paid", purpose, key, payment.id());
                    }
                    return returns.intend(intent, fits ? null : "more than was paid", clock.instant());
                })
                .then(bookReturn.intended(intent));
    }
}
