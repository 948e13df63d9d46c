package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment we have decided about, at most once for good. */
public record RecordedPayment(
        PaymentId id,
        String orderId,
        Outcome outcome,
        PaidAmount amount,
        String method,
        @Nullable Instant paidAt) {

    /** The decision. Only {@code AWAITING} may still turn into one of the others. */
    public enum Outcome {
        /** A virtual account is open; no money yet. */
        AWAITING,
        /** Pays its order; at most one per order. */
        VERIFIED,
        /** Wrong money; it goes back and the order is refused. */
        REJECTED,
        /** Right or wrong, the order already had its money; this one goes back. */
        DUPLICATE
    }
}
