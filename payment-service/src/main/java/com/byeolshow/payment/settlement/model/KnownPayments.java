package com.byeolshow.payment.settlement.model;

import org.jspecify.annotations.Nullable;

/**
 * What we had already decided when a payment is judged.
 *
 * @param same our record of this very payment
 * @param verified the payment that already pays the order, which may be the same one
 */
public record KnownPayments(
        @Nullable RecordedPayment same, @Nullable RecordedPayment verified) {

    public static final KnownPayments NONE = new KnownPayments(null, null);
}
