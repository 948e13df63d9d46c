package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * A decision to give money back. Purpose and key together occur once, however often the cause is told.
 *
 * @param key the refund's id, or the payment's where there is no refund
 * @param refundId only for {@link Purpose#REFUND}
 * @param amount more than zero
 * @param reason shown to the customer by some providers
 */
public record ReturnIntent(
        Purpose purpose,
        String key,
        PaymentId paymentId,
        String orderId,
        @Nullable String refundId,
        PaidAmount amount,
        String reason) {

    /** Why money goes back. */
    public enum Purpose {
        /** Accepted by a manager; may be part of the payment. */
        REFUND,
        /** The paid sum was not the order's. */
        MISMATCH,
        /** The order had already been paid. */
        DUPLICATE,
        /** The order could not take the money any more. */
        LATE
    }

    public ReturnIntent {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "a return must be more than zero: the provider reads zero as everything");
        }
        if ((purpose == Purpose.REFUND) != (refundId != null)) {
            throw new IllegalArgumentException("a refund's return names its refund, no other does");
        }
    }

    static ReturnIntent ofPayment(Purpose purpose, ProviderPayment payment, String reason) {
        return new ReturnIntent(
                purpose, payment.id().value(), payment.id(), payment.orderId(), null, payment.remaining(), reason);
    }
}
