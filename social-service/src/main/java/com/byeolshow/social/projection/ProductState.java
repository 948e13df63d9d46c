package com.byeolshow.social.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@code catalog.product.v1} that a product card shows. Money in whole won. */
public record ProductState(
        String id,
        String name,
        @Nullable String summary,
        boolean available,
        @Nullable Named brand,
        @Nullable Named vendor,
        @Nullable String thumbnailUrl,
        List<String> collectionIds,
        Price price,
        @Nullable Discount discount,
        long version) {

    /** A brand or vendor. */
    public record Named(String id, String name) {}

    /** Before and after the discount. */
    public record Price(long original, long sale) {}

    /** How the sale price came about: {@code type} is {@code fixed} or {@code percentage}. */
    public record Discount(String type, long value, long discounted) {}
}
