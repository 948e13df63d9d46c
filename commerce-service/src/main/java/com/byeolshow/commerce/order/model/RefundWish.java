package com.byeolshow.commerce.order.model;

import java.util.List;

/**
 * What a customer wants to give back.
 *
 * @param shipments may be empty: whether a shipping fee goes back is not for the customer to say
 */
public record RefundWish(String reason, List<Item> items, List<String> shipments) {

    /** Units of an order item. */
    public record Item(String itemId, int quantity) {}
}
