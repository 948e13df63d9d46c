package com.byeolshow.payment.settlement.model;

import com.byeolshow.platform.money.Won;

/** What an order is to receive and where commerce says it stands. */
public record PaymentDue(String orderId, Won amount, String currency, State state) {

    /** Commerce's word on the order. Never a reason to refuse money: commerce itself answers what it cannot take. */
    public enum State {
        DUE,
        PAID,
        CANCELLED
    }
}
