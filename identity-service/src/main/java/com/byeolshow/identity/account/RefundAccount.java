package com.byeolshow.identity.account;

/**
 * Where a customer wants deposits back that cannot return the way they came.
 *
 * @param holder whose account it is
 * @param bank standard code of the bank, three digits
 * @param number digits and hyphens
 */
public record RefundAccount(String holder, String bank, String number) {

    @Override
    public String toString() {
        return "RefundAccount[***]";
    }
}
