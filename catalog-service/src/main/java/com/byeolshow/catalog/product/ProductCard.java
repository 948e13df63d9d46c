package com.byeolshow.catalog.product;

import org.jspecify.annotations.Nullable;

/**
 * The little that is shown of a product where something else is the subject.
 *
 * @param original price in won before discount
 * @param sale price in won
 * @param discountType {@code fixed} or {@code percentage}; null without a discount
 * @param discountValue won or percent
 */
public record ProductCard(
        String id,
        String name,
        @Nullable String thumbnailUrl,
        long original,
        long sale,
        @Nullable String discountType,
        @Nullable Long discountValue) {}
