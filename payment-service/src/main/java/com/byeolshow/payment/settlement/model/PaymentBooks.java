package com.byeolshow.payment.settlement.model;

import java.util.List;

/**
 * All we have written about a payment, to be compared with the provider's word.
 *
 * @param returns all of ours, ended or not
 * @param noted what went back at the provider's console, added up
 */
public record PaymentBooks(RecordedPayment payment, List<OwnReturn> returns, PaidAmount noted) {

    public PaymentBooks {
        returns = List.copyOf(returns);
    }
}
