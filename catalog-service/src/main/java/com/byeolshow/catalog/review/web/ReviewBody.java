package com.byeolshow.catalog.review.web;

import com.byeolshow.catalog.product.ProductCard;
import com.byeolshow.catalog.review.ShownReview;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review in the app's form, which knows no rating.
 *
 * @param discount the product's; null without one
 * @param publishedAt null only for an author whose review staff have hidden
 */
record ReviewBody(
        @JsonProperty("_id") String id,
        ProductBody product,
        CustomerBody customer,
        String title,
        String body,
        List<ImageBody> images,
        @Nullable DiscountBody discount,
        @Nullable String publishedAt,
        String createdAt,
        String updatedAt) {

    record ProductBody(
            @JsonProperty("_id") String id,
            String name,
            @Nullable Thumbnail thumbnail,
            PriceBody price) {}

    record Thumbnail(String url) {}

    record PriceBody(long original, long sale) {}

    record CustomerBody(
            @JsonProperty("_id") String id, @Nullable String alias) {}

    /** @param url a size for lists; the others are further ones of the same picture */
    record ImageBody(@JsonProperty("_id") String id, String url, String small, String large) {}

    record DiscountBody(String type, long value, long discounted) {}

    static ReviewBody of(ShownReview shown) {
        var review = shown.review();
        var product = shown.product();
        return new ReviewBody(
                review.id().value(),
                product(product),
                new CustomerBody(review.customerId(), shown.alias()),
                review.text().title(),
                review.text().body(),
                shown.pictures().stream().map(ReviewBody::image).toList(),
                discount(product),
                SeoulTime.isoOrNull(review.publishedAt()),
                SeoulTime.iso(review.createdAt()),
                SeoulTime.iso(review.updatedAt()));
    }

    static ImageBody image(ShownReview.Picture picture) {
        return new ImageBody(picture.id(), picture.medium(), picture.small(), picture.large());
    }

    private static ProductBody product(ProductCard card) {
        return new ProductBody(
                card.id(),
                card.name(),
                card.thumbnailUrl() == null ? null : new Thumbnail(card.thumbnailUrl()),
                new PriceBody(card.original(), card.sale()));
    }

    private static @Nullable DiscountBody discount(ProductCard card) {
        return card.discountType() == null || card.discountValue() == null
                ? null
                : new DiscountBody(card.discountType(), card.discountValue(), card.original() - card.sale());
    }
}
