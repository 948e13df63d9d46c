package com.byeolshow.commerce.order.model;

import java.util.List;

/**
 * What a customer wants to give back.
 *
 * @param shipments those whose fee the customer wants back as well; without any, the fee follows the vendor's last goods
 */
public record RefundWish(String reason, List<Item> items, List<String> shipments) {

    /** Units of an order item. */
    public record Item(String itemId, int quantity) {}
}
