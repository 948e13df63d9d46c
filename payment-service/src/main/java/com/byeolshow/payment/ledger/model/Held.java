package com.byeolshow.payment.ledger.model;

import java.math.BigDecimal;

/**
 * What earlier postings left, where a fact depends on it.
 *
 * @param suspense of the payment, in its currency: what is set aside of it, zero or more
 * @param receivable of the order, in won
 * @param credited what of the payment was set against what its order owes
 */
public record Held(BigDecimal suspense, BigDecimal receivable, BigDecimal credited) {

    public static final Held NOTHING = new Held(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
}
