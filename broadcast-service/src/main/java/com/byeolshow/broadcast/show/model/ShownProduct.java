package com.byeolshow.broadcast.show.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as viewers of a broadcast see it. Prices are whole won. */
public record ShownProduct(
        String id,
        String name,
        @Nullable String summary,
        boolean available,
        @Nullable Named brand,
        @Nullable String thumbnailUrl,
        List<String> collectionIds,
        Price price,
        @Nullable Discount discount,
        List<Option> options,
        List<Variant> variants) {

    public record Named(String id, String name) {}

    public record Price(long original, long sale) {}

    public record Discount(String type, long value, long discounted) {}

    public record Option(String id, String name, List<Variation> variations) {

        public record Variation(String id, String value) {}
    }

    public record Variant(String id, Price price, @Nullable Discount discount, List<Type> types) {

        public record Type(String optionId, String optionName, String variationId, String variationValue) {}
    }
}
