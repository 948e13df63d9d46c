package com.byeolshow.payment.settlement.model;

import org.jspecify.annotations.Nullable;

/**
 * The account money goes back to where the provider cannot send it back by itself.
 *
 * @param bank code of the bank
 * @param number account number
 * @param phone of the holder; some payment gateways insist on it
 */
public record Payee(
        String holder, String bank, String number, @Nullable String phone) {

    /** Hides everything: this type must never say in a log whose account it is. */
    @Override
    public String toString() {
        return "Payee[***]";
    }
}
