package com.byeolshow.catalog.review;

import org.jspecify.annotations.Nullable;

/**
 * A review as somebody asks for it, unchecked.
 *
 * @param variantId null for the first line of the product that has no review yet
 */
public record NewReview(
        String orderId,
        String productId,
        @Nullable String variantId,
        @Nullable String title,
        @Nullable String body,
        @Nullable Integer rating) {}
