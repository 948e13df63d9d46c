package com.byeolshow.commerce.cart.model;

import com.byeolshow.commerce.cart.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A change of one line; what is null stays as it is.
 *
 * @param quantity 1 to 999
 * @param goods the variant it shall be instead
 */
public record Edit(
        String itemId,
        @Nullable Integer quantity,
        @Nullable Goods goods,
        @Nullable String shippingMethod) {

    /** Another variant, as it is on offer now. */
    public record Goods(String productId, String variantId, Snapshot snapshot) {}
}
