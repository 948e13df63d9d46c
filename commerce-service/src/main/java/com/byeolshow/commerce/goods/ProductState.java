package com.byeolshow.commerce.goods;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service needs of a product's announced state; everything else in the event is ignored. */
public record ProductState(
        String id,
        String name,
        boolean available,
        @Nullable Vendor vendor,
        @Nullable String thumbnailUrl,
        @Nullable DiscountState discount,
        @Nullable List<String> collectionIds,
        @Nullable List<VariantState> variants,
        long version) {

    /** Who sells it. */
    public record Vendor(String id, @Nullable String name) {}

    /** Won before and after the discount; without a sale price there is no discount. */
    public record PriceState(long original, @Nullable Long sale) {}

    /** {@code fixed} or {@code percentage}. */
    public record DiscountState(String type, long value) {}

    /** One choice of a variant. */
    public record TypeState(String optionId, String optionName, String variationId, String variationValue) {}

    /**
     * One thing that can be bought.
     *
     * @param weight in grams
     */
    public record VariantState(
            String id,
            PriceState price,
            @Nullable DiscountState discount,
            @Nullable Long weight,
            @Nullable List<TypeState> types) {}
}
