package com.byeolshow.commerce.order;

/** Names an order; unguessable and at most 40 characters, as the payment provider demands. */
public record OrderId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
