package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.VirtualAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider itself reports it right now: the only source any decision about money may use.
 *
 * @param orderId the {@code merchant_uid} it was opened for; empty if the provider has none
 * @param amount what was asked of the customer, before anything went back
 * @param returned what already went back, of the same currency
 * @param method provider's word, such as {@code card}; an open set
 * @param paidAt null until paid
 * @param account null unless a virtual account was issued
 * @param cancellations what went back, in the provider's order
 */
public record ProviderPayment(
        PaymentId id,
        String orderId,
        Status status,
        PaidAmount amount,
        PaidAmount returned,
        String method,
        @Nullable Instant paidAt,
        @Nullable VirtualAccount account,
        List<Cancellation> cancellations) {

    public ProviderPayment {
        cancellations = List.copyOf(cancellations);
    }

    /** Where the attempt stands; a word this version does not know is {@code UNKNOWN} and moves nothing. */
    public enum Status {
        READY,
        PAID,
        FAILED,
        CANCELLED,
        UNKNOWN
    }

    /** One return of money, with the reason we or a person at the provider's console gave. */
    public record Cancellation(
            PaidAmount amount, String reason, @Nullable Instant at) {}

    /** What the provider still holds of it. Decides about returns instead of the status, which is vague once part is back. */
    public PaidAmount remaining() {
        return amount.minus(returned);
    }
}
