package com.byeolshow.catalog.product.web;

import com.byeolshow.catalog.product.ShownProduct;
import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Price;
import com.byeolshow.catalog.product.model.Variant;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product in the app's plain form. */
record ProductBody(
        @JsonProperty("_id") String id,
        String name,
        String summary,
        String description,
        boolean available,
        PriceBody price,
        DiscountBody discount,
        boolean shipping,
        @Nullable PartnerBody brand,
        @Nullable PartnerBody vendor,
        @Nullable Thumbnail thumbnail,
        List<CollectionPath> collections,
        List<OptionBody> options,
        List<VariantBody> variants,
        boolean soldOut,
        ReviewsBody reviews,
        Meta meta) {

    record PriceBody(long original, long sale) {
        static PriceBody of(Price price) {
            return new PriceBody(price.original().value(), price.sale().value());
        }
    }

    /** Always there, as the app does not guard against a missing parent; without a discount its leaves say so. */
    record DiscountBody(@Nullable String type, @Nullable Long value, long discounted) {
        static DiscountBody of(Discount discount, Price price) {
            long discounted = price.discounted().value();
            return switch (discount) {
                case Discount.None _ -> new DiscountBody(null, null, discounted);
                case Discount.Fixed(var sum) -> new DiscountBody("fixed", sum.value(), discounted);
                case Discount.Percentage(var percent) -> new DiscountBody("percentage", (long) percent, discounted);
            };
        }
    }

    record PartnerBody(@JsonProperty("_id") String id, String name) {
        static @Nullable PartnerBody of(@Nullable Partner partner) {
            return partner == null ? null : new PartnerBody(partner.id(), partner.name());
        }
    }

    record Thumbnail(String url) {}

    /** Ids from the top collection down to the one the product was put into. */
    record CollectionPath(List<String> path) {}

    record OptionBody(@JsonProperty("_id") String id, String name, List<VariationBody> variations) {
        static OptionBody of(Option option) {
            return new OptionBody(
                    option.id(),
                    option.name(),
                    option.variations().stream()
                            .map(variation -> new VariationBody(variation.id(), variation.value()))
                            .toList());
        }
    }

    record VariationBody(@JsonProperty("_id") String id, String value) {}

    record VariantBody(
            @JsonProperty("_id") String id,
            PriceBody price,
            DiscountBody discount,
            int quantity,
            List<TypeBody> types) {
        static VariantBody of(Variant variant, Discount discount, int quantity) {
            return new VariantBody(
                    variant.id().value(),
                    PriceBody.of(variant.price()),
                    DiscountBody.of(discount, variant.price()),
                    quantity,
                    variant.types().stream().map(TypeBody::of).toList());
        }
    }

    record TypeBody(OptionName option, VariationBody variation) {
        static TypeBody of(Variant.Type type) {
            return new TypeBody(
                    new OptionName(type.optionId(), type.optionName()),
                    new VariationBody(type.variationId(), type.variationValue()));
        }
    }

    record OptionName(@JsonProperty("_id") String id, String name) {}

    /**
     * What buyers say.
     *
     * @param rating 1.0 to 5.0 stars on average; null when nobody gave stars
     */
    record ReviewsBody(long count, @Nullable Double rating) {}

    /** Shows the product is or was part of. */
    record Meta(@JsonProperty("my_vod") List<Long> myVod) {}

    static ProductBody of(ShownProduct shown) {
        var product = shown.product();
        String thumbnail = product.thumbnailUrl();
        return new ProductBody(
                product.id().value(),
                product.name(),
                product.summary(),
                product.description(),
                product.available(),
                PriceBody.of(product.price()),
                DiscountBody.of(product.discount(), product.price()),
                product.shipping(),
                PartnerBody.of(product.brand()),
                PartnerBody.of(product.vendor()),
                thumbnail == null ? null : new Thumbnail(thumbnail),
                product.collectionIds().stream()
                        .map(id -> new CollectionPath(shown.collections().path(id)))
                        .toList(),
                product.options().stream().map(OptionBody::of).toList(),
                product.variants().stream()
                        .map(variant -> VariantBody.of(
                                variant,
                                product.discount(),
                                shown.stock().getOrDefault(variant.id().value(), 0)))
                        .toList(),
                shown.soldOut(),
                new ReviewsBody(shown.rating().count(), shown.rating().average()),
                new Meta(shown.showIds()));
    }
}
