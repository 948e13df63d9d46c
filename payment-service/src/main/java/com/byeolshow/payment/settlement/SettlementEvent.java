package com.byeolshow.payment.settlement;

import com.byeolshow.platform.money.Won;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to an order's money. Each of these is published once per payment, a return once per return. */
public sealed interface SettlementEvent {

    String orderId();

    /** The whole amount due is with the provider. */
    record PaymentVerified(PaymentId paymentId, String orderId, Won amount, String method, Instant paidAt)
            implements SettlementEvent {}

    /**
     * Money arrived that does not match the order; it goes back.
     *
     * @param reason slug: {@code amount-mismatch}, {@code currency-mismatch} or {@code partly-returned}
     * @param amountPaid whole units of the currency it was paid in, fractions cut off
     */
    record PaymentRejected(
            PaymentId paymentId, String orderId, String reason, long amountPaid, Won amountDue, Instant occurredAt)
            implements SettlementEvent {}

    /**
     * A virtual account received another sum than the order's; it is kept, and nothing is delivered, until commerce
     * decides.
     */
    record PaymentDeviated(
            PaymentId paymentId, String orderId, Won amountPaid, Won amountDue, String method, Instant occurredAt)
            implements SettlementEvent {}

    /**
     * Somebody sent money back at the provider's console, without a refund of ours; published once per cancellation.
     *
     * @param reason the clerk's words, cut short
     */
    record PaymentCancelled(
            PaymentId paymentId, String orderId, String cancellationId, Won amount, String reason, Instant cancelledAt)
            implements SettlementEvent {}

    /** The customer chose to deposit; nothing has been paid yet. */
    record VirtualAccountIssued(PaymentId paymentId, String orderId, Won amount, VirtualAccount account)
            implements SettlementEvent {}

    /**
     * Money has gone back.
     *
     * @param refundId the refund it settles; null when the money was never the order's to keep
     */
    record PaymentRefunded(
            PaymentId paymentId, String orderId, @Nullable String refundId, Won amount, Instant refundedAt)
            implements SettlementEvent {}
}
