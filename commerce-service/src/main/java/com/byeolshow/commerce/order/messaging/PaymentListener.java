package com.byeolshow.commerce.order.messaging;

import com.byeolshow.commerce.order.NotePayments;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.ConsoleReturn;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what payments did. */
@Configuration(proxyBeanMethods = false)
class PaymentListener {

    /** {@code payment.payment-verified.v1}, as far as an order needs it. */
    record Verified(String paymentId, String orderId, long amount, Instant paidAt) {}

    /** {@code payment.payment-deviated.v1}, as far as an order needs it; what was due the order knows itself. */
    record Deviated(String paymentId, String orderId, long amountPaid, Instant occurredAt) {}

    /** {@code payment.payment-rejected.v1}, as far as an order needs it. */
    record Rejected(String orderId, Instant occurredAt) {}

    /** {@code payment.virtual-account-issued.v1}. */
    record AccountIssued(
            String paymentId, String orderId, String bankName, String accountNumber, long amount, Instant expiresAt) {

        OrderSheet.Account account() {
            return new OrderSheet.Account(new PaymentId(paymentId), bankName, accountNumber, Won.of(amount), expiresAt);
        }
    }

    /** {@code payment.payment-refunded.v1}; without a refund when the payment itself could not be taken. */
    record Refunded(
            String paymentId, String orderId, @Nullable String refundId, long amount, Instant refundedAt) {}

    /** {@code payment.payment-cancelled.v1}: money that went back at the provider's console. */
    record CancelledAtConsole(
            String paymentId, String orderId, String cancellationId, long amount, String reason, Instant cancelledAt) {

        ConsoleReturn back() {
            return new ConsoleReturn(cancellationId, new PaymentId(paymentId), Won.of(amount), reason, cancelledAt);
        }
    }

    @Bean
    Subscription paymentSubscription(NotePayments note) {
        return Subscription.toFacts("commerce.payments", "payment.payments")
                .on("payment.payment-verified.v1", Verified.class, event -> {
                    Verified paid = event.data();
                    return note.paid(
                            new OrderId(paid.orderId()),
                            new PaymentId(paid.paymentId()),
                            Won.of(paid.amount()),
                            paid.paidAt());
                })
                .on("payment.payment-deviated.v1", Deviated.class, event -> {
                    Deviated deposit = event.data();
                    return note.deviated(
                            new OrderId(deposit.orderId()),
                            new PaymentId(deposit.paymentId()),
                            Won.of(deposit.amountPaid()),
                            deposit.occurredAt());
                })
                .on("payment.payment-rejected.v1", Rejected.class, event -> {
                    Rejected rejected = event.data();
                    return note.rejected(new OrderId(rejected.orderId()), rejected.occurredAt());
                })
                .on("payment.virtual-account-issued.v1", AccountIssued.class, event -> {
                    AccountIssued issued = event.data();
                    return note.accountIssued(new OrderId(issued.orderId()), issued.account());
                })
                .on("payment.payment-refunded.v1", Refunded.class, event -> {
                    Refunded back = event.data();
                    var order = new OrderId(back.orderId());
                    return back.refundId() == null
                            ? note.returned(order, new PaymentId(back.paymentId()), back.refundedAt())
                            : note.refunded(
                                    order, new RefundId(back.refundId()), Won.of(back.amount()), back.refundedAt());
                })
                .on("payment.payment-cancelled.v1", CancelledAtConsole.class, event -> {
                    CancelledAtConsole cancelled = event.data();
                    return note.cancelled(new OrderId(cancelled.orderId()), cancelled.back());
                });
    }
}
