package com.byeolshow.identity.account;

/** Identity of a customer, the subject of their tokens. */
public record CustomerId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
