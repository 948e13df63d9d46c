package com.byeolshow.catalog.product.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff want a product to be, unchecked. Anything may be missing.
 *
 * @param version the version a change was made from; a new product has none
 * @param available defaults to false, so that an unfinished product is not sold by accident
 * @param shipping defaults to true
 */
public record ProductDraft(
        @Nullable Long version,
        @Nullable String name,
        @Nullable String summary,
        @Nullable String description,
        @Nullable Boolean available,
        @Nullable Boolean shipping,
        @Nullable String thumbnailUrl,
        @Nullable Reference brand,
        @Nullable Reference vendor,
        List<String> collectionIds,
        @Nullable Amount price,
        @Nullable Reduction discount,
        List<Choice> options,
        List<Buyable> variants) {

    public ProductDraft {
        collectionIds = orEmpty(collectionIds);
        options = orEmpty(options);
        variants = orEmpty(variants);
    }

    /** The same draft, made from that version. */
    public ProductDraft madeFrom(long named) {
        return new ProductDraft(
                named,
                name,
                summary,
                description,
                available,
                shipping,
                thumbnailUrl,
                brand,
                vendor,
                collectionIds,
                price,
                discount,
                options,
                variants);
    }

    /** A brand or vendor by id. */
    public record Reference(@Nullable String id) {}

    /** A price before discount, in won; the sale price is always computed. */
    public record Amount(@Nullable Long original) {}

    /**
     * A discount.
     *
     * @param type {@code fixed} or {@code percentage}
     * @param value won or percent
     */
    public record Reduction(@Nullable String type, @Nullable Long value) {}

    /**
     * An option.
     *
     * @param id of an existing option that stays; none for a new one
     */
    public record Choice(@Nullable String id, @Nullable String name, List<Value> variations) {
        public Choice {
            variations = orEmpty(variations);
        }
    }

    /**
     * A variation.
     *
     * @param id of an existing variation of the same option that stays; none for a new one
     */
    public record Value(@Nullable String id, @Nullable String value) {}

    /**
     * A variant.
     *
     * @param id of an existing variant that stays; none for a new one
     * @param weight grams; unknown when missing
     */
    public record Buyable(
            @Nullable String id,
            @Nullable Amount price,
            @Nullable Long weight,
            List<Pick> types) {
        public Buyable {
            types = orEmpty(types);
        }
    }

    /** The variation a variant stands for, named by option and value: a new option has no id yet. */
    public record Pick(
            @Nullable String optionName, @Nullable String variationValue) {}

    // JSON leaves a missing list null, whatever the type says.
    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
