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
 * @param cardEnd last four digits of the card; null without a card, or where the provider masks them too
 * @param paidAt null until paid
 * @param account null unless a virtual account was issued
 * @param cancellations what went back, in the provider's order
 * @param deposits what arrived on a fixed account after its payment had ended; other accounts list none
 */
public record ProviderPayment(
        PaymentId id,
        String orderId,
        Status status,
        PaidAmount amount,
        PaidAmount returned,
        String method,
        @Nullable String cardEnd,
        @Nullable Instant paidAt,
        @Nullable VirtualAccount account,
        List<Cancellation> cancellations,
        List<Deposit> deposits) {

    public ProviderPayment {
        cancellations = List.copyOf(cancellations);
        deposits = List.copyOf(deposits);
    }

    /** Where the attempt stands; a word this version does not know is {@code UNKNOWN} and moves nothing. */
    public enum Status {
        READY,
        PAID,
        FAILED,
        CANCELLED,
        UNKNOWN
    }

    /**
     * One return of money, with the reason we or a person at the provider's console gave.
     *
     * @param id the provider's; null from a payment gateway that gives none
     */
    public record Cancellation(
            @Nullable String id,
            PaidAmount amount,
            String reason,
            @Nullable Instant at) {}

    /** Money that arrived when it no longer should. */
    public record Deposit(PaidAmount amount, @Nullable Instant at) {}

    /** What the provider still holds of it. Decides about returns instead of the status, which is vague once part is back. */
    public PaidAmount remaining() {
        return amount.minus(returned);
    }
}
