package com.byeolshow.commerce.order;

/** Names a parcel of an order. */
public record FulfillmentId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
