package com.byeolshow.payment.ledger.model;

import java.math.BigDecimal;

/**
 * What earlier postings left of a payment, where a fact depends on it; in the payment's currency, zero or more.
 *
 * @param suspense what is set aside of it
 * @param credited what of it was set against what its order owes
 * @param accepted whether it was a deviating deposit that was taken as it is
 */
public record Held(BigDecimal suspense, BigDecimal credited, boolean accepted) {

    public static final Held NOTHING = new Held(BigDecimal.ZERO, BigDecimal.ZERO, false);
}
