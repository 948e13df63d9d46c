package com.byeolshow.commerce.order;

/** The payment provider's name of a payment. */
public record PaymentId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
