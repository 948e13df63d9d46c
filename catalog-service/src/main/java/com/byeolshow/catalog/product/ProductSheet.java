package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Price;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.Variant;
import com.byeolshow.platform.web.SeoulTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff see it. What they change in it they may send back as it is: a draft reads the same names.
 *
 * @param collectionIds where it was put, without the collections above those
 */
public record ProductSheet(
        String id,
        long version,
        String name,
        String summary,
        String description,
        boolean available,
        boolean shipping,
        @Nullable String thumbnailUrl,
        @Nullable Partner brand,
        @Nullable Partner vendor,
        List<String> collectionIds,
        PriceSheet price,
        @Nullable DiscountSheet discount,
        List<Option> options,
        List<VariantSheet> variants,
        String createdAt,
        String updatedAt) {

    /** A price in won, before and after discount. */
    public record PriceSheet(long original, long sale) {}

    /**
     * A discount.
     *
     * @param type {@code fixed} or {@code percentage}
     * @param value won or percent
     * @param discounted what it takes off this price, in won
     */
    public record DiscountSheet(String type, long value, long discounted) {}

    /**
     * A variant; its discount is the product's, applied to its own price.
     *
     * @param weight grams; null when unknown
     */
    public record VariantSheet(
            String id,
            PriceSheet price,
            @Nullable DiscountSheet discount,
            @Nullable Long weight,
            List<Variant.Type> types) {}

    static ProductSheet of(Product product) {
        return new ProductSheet(
                product.id().value(),
                product.version(),
                product.name(),
                product.summary(),
                product.description(),
                product.available(),
                product.shipping(),
                product.thumbnailUrl(),
                product.brand(),
                product.vendor(),
                product.collectionIds(),
                amounts(product.price()),
                reduction(product.discount(), product.price()),
                product.options(),
                product.variants().stream()
                        .map(variant -> new VariantSheet(
                                variant.id().value(),
                                amounts(variant.price()),
                                reduction(product.discount(), variant.price()),
                                variant.weight(),
                                variant.types()))
                        .toList(),
                SeoulTime.iso(product.createdAt()),
                SeoulTime.iso(product.updatedAt()));
    }

    private static PriceSheet amounts(Price price) {
        return new PriceSheet(price.original().value(), price.sale().value());
    }

    private static @Nullable DiscountSheet reduction(Discount discount, Price price) {
        long discounted = price.discounted().value();
        return switch (discount) {
            case Discount.None _ -> null;
            case Discount.Fixed(var sum) -> new DiscountSheet("fixed", sum.value(), discounted);
            case Discount.Percentage(var percent) -> new DiscountSheet("percentage", percent, discounted);
        };
    }
}
