package com.byeolshow.commerce.order;

/** Names a refund of an order. */
public record RefundId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
