package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Price;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.platform.messaging.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code catalog.product.v1}: all that other services may know of a product.
 *
 * @param collectionIds every collection it is found in, those above the ones it was put into included
 * @param version grows with every publication of the product
 */
record ProductState(
        String id,
        String name,
        String summary,
        boolean available,
        @Nullable NameOf brand,
        @Nullable NameOf vendor,
        @Nullable String thumbnailUrl,
        List<String> collectionIds,
        Amounts price,
        @Nullable Reduction discount,
        List<Choice> options,
        List<Buyable> variants,
        long version,
        Instant updatedAt) {

    record NameOf(String id, String name) {}

    record Amounts(long original, long sale) {}

    record Reduction(String type, long value, long discounted) {}

    record Choice(String id, String name, List<Value> variations) {}

    record Value(String id, String value) {}

    record Buyable(
            String id,
            Amounts price,
            @Nullable Reduction discount,
            @Nullable Long weight,
            List<Type> types) {}

    record Type(String optionId, String optionName, String variationId, String variationValue) {}

    static OutgoingEvent event(Product product, CollectionTree collections) {
        return new OutgoingEvent(
                "catalog.products", "catalog.product.v1", product.id().value(), of(product, collections));
    }

    static ProductState of(Product product, CollectionTree collections) {
        return new ProductState(
                product.id().value(),
                product.name(),
                product.summary(),
                product.available(),
                nameOf(product.brand()),
                nameOf(product.vendor()),
                product.thumbnailUrl(),
                collections.upwards(product.collectionIds()),
                amounts(product.price()),
                reduction(product.discount(), product.price()),
                product.options().stream()
                        .map(option -> new Choice(
                                option.id(),
                                option.name(),
                                option.variations().stream()
                                        .map(variation -> new Value(variation.id(), variation.value()))
                                        .toList()))
                        .toList(),
                product.variants().stream()
                        .map(variant -> new Buyable(
                                variant.id().value(),
                                amounts(variant.price()),
                                reduction(product.discount(), variant.price()),
                                variant.weight(),
                                variant.types().stream()
                                        .map(type -> new Type(
                                                type.optionId(),
                                                type.optionName(),
                                                type.variationId(),
                                                type.variationValue()))
                                        .toList()))
                        .toList(),
                product.version(),
                product.updatedAt());
    }

    private static @Nullable NameOf nameOf(@Nullable Partner partner) {
        return partner == null ? null : new NameOf(partner.id(), partner.name());
    }

    private static Amounts amounts(Price price) {
        return new Amounts(price.original().value(), price.sale().value());
    }

    private static @Nullable Reduction reduction(Discount discount, Price price) {
        long discounted = price.discounted().value();
        return switch (discount) {
            case Discount.None _ -> null;
            case Discount.Fixed(var sum) -> new Reduction("fixed", sum.value(), discounted);
            case Discount.Percentage(var percent) -> new Reduction("percentage", percent, discounted);
        };
    }
}
