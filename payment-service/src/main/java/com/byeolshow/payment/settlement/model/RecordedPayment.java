package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.VirtualAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment we have decided about, at most once for good.
 *
 * @param cardEnd last four digits of the card, all that is ever kept of it; null without a card
 * @param account the virtual account that was announced; null without one
 */
public record RecordedPayment(
        PaymentId id,
        String orderId,
        Outcome outcome,
        PaidAmount amount,
        String method,
        @Nullable String cardEnd,
        @Nullable Instant paidAt,
        @Nullable VirtualAccount account) {

    /**
     * The decision. Only {@code AWAITING} may still turn into one of the others, and {@code DEVIATING} into
     * {@code ACCEPTED}.
     */
    public enum Outcome {
        /** A virtual account is open; no money yet. */
        AWAITING,
        /** Pays its order; at most one per order. */
        VERIFIED,
        /** A deposit of another sum than the order's: set aside until commerce takes it or sends it back. */
        DEVIATING,
        /** A deviating deposit that commerce took as the order's payment; at most one per order. */
        ACCEPTED,
        /** Wrong money; it goes back and the order is refused. */
        REJECTED,
        /** Right or wrong, the order already had its money; this one goes back. */
        DUPLICATE
    }
    /** Whether it is, or may become, an order's payment: what happens to it concerns commerce. */
    public boolean concernsItsOrder() {
        return switch (outcome) {
            case VERIFIED, DEVIATING, ACCEPTED -> true;
            case AWAITING, REJECTED, DUPLICATE -> false;
        };
    }
}
