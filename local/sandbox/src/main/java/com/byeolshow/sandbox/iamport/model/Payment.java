package com.byeolshow.sandbox.iamport.model;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay for an order.
 *
 * @param cancelled how much of {@code amount} went back
 * @param account only of a virtual-account payment
 * @param noticeUrl where its webhooks go instead of the usual target
 * @param sandbox made through a test channel: hidden from reads that do not ask for such
 */
public record Payment(
        String impUid,
        String merchantUid,
        String payMethod,
        Status status,
        BigDecimal amount,
        BigDecimal cancelled,
        String currency,
        boolean sandbox,
        Purchase purchase,
        @Nullable URI noticeUrl,
        @Nullable VirtualAccount account,
        Times times,
        @Nullable String failReason,
        @Nullable String cancelReason,
        List<Cancellation> cancellations,
        List<Deposit> deposits) {

    /** The states Iamport tells. */
    public enum Status {
        READY,
        PAID,
        CANCELLED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was bought by whom, as the payment window was told. */
    public record Purchase(
            String name,
            @Nullable String buyerName,
            @Nullable String buyerEmail,
            @Nullable String buyerTel,
            @Nullable String buyerAddress,
            @Nullable String buyerPostcode,
            @Nullable String customData,
            String channel) {}

    /** The account a customer pays into until {@code due}. */
    public record VirtualAccount(
            String bankCode, String bankName, String number, String holder, Instant due, Instant issuedAt) {}

    /** When what happened; null when it did not. */
    public record Times(
            Instant started,
            Instant updated,
            @Nullable Instant paid,
            @Nullable Instant failed,
            @Nullable Instant cancelled) {}

    /** Money that went back. */
    public record Cancellation(String id, BigDecimal amount, Instant at, String reason) {}

    /** Money that arrived when it no longer should. */
    public record Deposit(BigDecimal amount, String depositor, Instant at) {}

    /** What can still be cancelled. */
    public BigDecimal remaining() {
        return amount.subtract(cancelled);
    }

    Payment moved(
            Status next,
            BigDecimal nextAmount,
            BigDecimal nextCancelled,
            @Nullable VirtualAccount nextAccount,
            Times nextTimes,
            @Nullable String nextFailReason,
            @Nullable String nextCancelReason,
            List<Cancellation> nextCancellations,
            List<Deposit> nextDeposits) {
        return new Payment(
                impUid,
                merchantUid,
                payMethod,
                next,
                nextAmount,
                nextCancelled,
                currency,
                sandbox,
                purchase,
                noticeUrl,
                nextAccount,
                nextTimes,
                nextFailReason,
                nextCancelReason,
                nextCancellations,
                nextDeposits);
    }
}
