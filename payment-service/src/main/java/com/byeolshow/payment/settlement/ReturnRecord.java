package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.PaidAmount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return of money as a person sees it; whose account it goes to stays sealed.
 *
 * @param purpose {@code refund}, {@code mismatch}, {@code duplicate} or {@code late}
 * @param state {@code intended}, {@code done} or {@code parked}
 * @param why what kept it from being done so far
 * @param awaitsPayee parked only until it is known where the money is to go
 * @param payeeGiven whether staff said where it is to go
 * @param retries the oldest first
 */
public record ReturnRecord(
        String id,
        String purpose,
        String orderId,
        PaymentId paymentId,
        @Nullable String refundId,
        PaidAmount amount,
        String reason,
        String state,
        @Nullable String why,
        boolean awaitsPayee,
        boolean payeeGiven,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant doneAt,
        List<Retry> retries) {

    /** Who took it up again, when, and what it had been parked for. */
    public record Retry(
            String manager, Instant at, @Nullable String parkedBecause, boolean payeeGiven, boolean notReturned) {}

    ReturnRecord with(List<Retry> itsRetries) {
        return new ReturnRecord(
                id,
                purpose,
                orderId,
                paymentId,
                refundId,
                amount,
                reason,
                state,
                why,
                awaitsPayee,
                payeeGiven,
                attempts,
                createdAt,
                nextAttemptAt,
                doneAt,
                itsRetries);
    }
}
