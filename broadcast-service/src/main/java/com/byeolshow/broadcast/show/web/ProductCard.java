package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.model.ShownProduct;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A product inside a single broadcast. */
record ProductCard(
        @JsonProperty("_id") String id,
        String name,
        @Nullable String summary,
        boolean available,
        Price price,
        @Nullable Discount discount,
        @Nullable Named brand,
        @Nullable Thumbnail thumbnail,
        List<Collection> collections,
        List<Option> options,
        List<Variant> variants) {

    /** A number as the app reads it: plain, or in the wrapping of the platform the original server stood on. */
    sealed interface Amount {

        record Plain(@JsonValue long value) implements Amount {}

        record Wrapped(long raw, String formatted, String converted) implements Amount {}
    }

    record Price(Amount original, Amount sale) {}

    record Discount(String type, Amount value, Amount discounted) {}

    record Named(@JsonProperty("_id") String id, String name) {}

    record Thumbnail(String url) {}

    record Collection(List<String> path) {}

    record Option(@JsonProperty("_id") String id, String name, List<Variation> variations) {}

    record Variation(@JsonProperty("_id") String id, String value) {}

    record Variant(
            @JsonProperty("_id") String id,
            Price price,
            @Nullable Discount discount,
            List<Type> types) {

        record Type(Named option, Variation variation) {}
    }

    /**
     * The card of a product.
     *
     * @param wrapped whether numbers are wrapped as {@code {"raw","formatted","converted"}}
     */
    static ProductCard of(ShownProduct product, boolean wrapped) {
        var brand = product.brand();
        var thumbnail = product.thumbnailUrl();
        return new ProductCard(
                product.id(),
                product.name(),
                product.summary(),
                product.available(),
                price(product.price(), wrapped),
                discount(product.discount(), wrapped),
                brand == null ? null : new Named(brand.id(), brand.name()),
                thumbnail == null ? null : new Thumbnail(thumbnail),
                product.collectionIds().stream()
                        .map(id -> new Collection(List.of(id)))
                        .toList(),
                product.options().stream().map(ProductCard::option).toList(),
                product.variants().stream()
                        .map(variant -> variant(variant, wrapped))
                        .toList());
    }

    private static Option option(ShownProduct.Option option) {
        return new Option(
                option.id(),
                option.name(),
                option.variations().stream()
                        .map(variation -> new Variation(variation.id(), variation.value()))
                        .toList());
    }

    private static Variant variant(ShownProduct.Variant variant, boolean wrapped) {
        return new Variant(
                variant.id(),
                price(variant.price(), wrapped),
                discount(variant.discount(), wrapped),
                variant.types().stream()
                        .map(type -> new Variant.Type(
                                new Named(type.optionId(), type.optionName()),
                                new Variation(type.variationId(), type.variationValue())))
                        .toList());
    }

    private static Price price(ShownProduct.Price price, boolean wrapped) {
        var amounts = amounts(wrapped, "%,d원");
        return new Price(amounts.apply(price.original()), amounts.apply(price.sale()));
    }

    private static @Nullable Discount discount(ShownProduct.@Nullable Discount discount, boolean wrapped) {
        if (discount == null) {
            return null;
        }
        String format = discount.type().equals("percentage") ? "%d%%" : "%,d원";
        return new Discount(
                discount.type(),
                amounts(wrapped, format).apply(discount.value()),
                amounts(wrapped, "%,d원").apply(discount.discounted()));
    }

    private static LongFunction<Amount> amounts(boolean wrapped, String format) {
        return value -> {
            if (!wrapped) {
                return new Amount.Plain(value);
            }
            String formatted = String.format(Locale.KOREA, format, value);
            return new Amount.Wrapped(value, formatted, formatted);
        };
    }
}
