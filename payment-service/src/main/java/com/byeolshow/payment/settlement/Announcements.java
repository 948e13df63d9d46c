package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.SettlementEvent.PaymentCancelled;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentDeviated;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRefunded;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRejected;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentVerified;
import com.byeolshow.payment.settlement.SettlementEvent.VirtualAccountIssued;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wire form of what settlement publishes, field by field as {@code contracts/events} has it. */
final class Announcements {

    static final String TOPIC = "payment.payments";

    private Announcements() {}

    static OutgoingEvent of(SettlementEvent event) {
        return switch (event) {
            case PaymentVerified(var payment, var order, var amount, var method, var paidAt) ->
                out(
                        "payment.payment-verified.v1",
                        order,
                        new Verified(payment.value(), order, amount.value(), PaidAmount.KRW, method, paidAt));
            case PaymentRejected(var payment, var order, var reason, var paid, var due, var at) ->
                out(
                        "payment.payment-rejected.v1",
                        order,
                        new Rejected(payment.value(), order, reason, paid, due.value(), at));
            case PaymentDeviated(var payment, var order, var paid, var due, var method, var at) ->
                out(
                        "payment.payment-deviated.v1",
                        order,
                        new Deviated(payment.value(), order, paid.value(), due.value(), PaidAmount.KRW, method, at));
            case PaymentCancelled(var payment, var order, var cancellation, var amount, var reason, var at) ->
                out(
                        "payment.payment-cancelled.v1",
                        order,
                        new Cancelled(payment.value(), order, cancellation, amount.value(), reason, at));
            case VirtualAccountIssued(var payment, var order, var amount, var account) ->
                out(
                        "payment.virtual-account-issued.v1",
                        order,
                        new AccountIssued(
                                payment.value(),
                                order,
                                account.bankName(),
                                account.accountNumber(),
                                amount.value(),
                                account.expiresAt()));
            case PaymentRefunded(var payment, var order, var refund, var amount, var at) ->
                out(
                        "payment.payment-refunded.v1",
                        order,
                        new Refunded(payment.value(), order, refund, amount.value(), at));
        };
    }

    private static OutgoingEvent out(String type, String orderId, Object data) {
        return new OutgoingEvent(TOPIC, type, orderId, data);
    }

    private record Verified(
            String paymentId, String orderId, long amount, String currency, String method, Instant paidAt) {}

    private record Rejected(
            String paymentId, String orderId, String reason, long amountPaid, long amountDue, Instant occurredAt) {}

    private record Deviated(
            String paymentId,
            String orderId,
            long amountPaid,
            long amountDue,
            String currency,
            String method,
            Instant occurredAt) {}

    private record Cancelled(
            String paymentId, String orderId, String cancellationId, long amount, String reason, Instant cancelledAt) {}

    private record AccountIssued(
            String paymentId, String orderId, String bankName, String accountNumber, long amount, Instant expiresAt) {
        @Override
        public String toString() {
            return "AccountIssued[paymentId=%s, orderId=%s]".formatted(paymentId, orderId);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Refunded(
            String paymentId, String orderId, @Nullable String refundId, long amount, Instant refundedAt) {}
}
