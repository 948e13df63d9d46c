package com.byeolshow.commerce.cart;

import java.time.Instant;

/**
 * A line of a cart; a customer has at most one per variant.
 *
 * @param quantity 1 to 999
 */
public record CartItem(
        String id, String productId, String variantId, int quantity, String shippingMethod, Instant addedAt) {}
