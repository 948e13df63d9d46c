package com.byeolshow.commerce.cart;

import java.time.Instant;

/**
 * A line of a cart; a customer has at most one per variant.
 *
 * @param quantity 1 to 999
 * @param snapshot the goods as they were when they were put in
 */
public record CartItem(
        String id,
        String productId,
        String variantId,
        int quantity,
        String shippingMethod,
        Instant addedAt,
        Snapshot snapshot) {}
