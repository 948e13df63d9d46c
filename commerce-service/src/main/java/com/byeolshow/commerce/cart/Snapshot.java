package com.byeolshow.commerce.cart;

import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.pricing.Discount;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.platform.money.Won;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods as they were when they were put into a cart, kept so that the line can still be shown after the catalog has
 * dropped them. Plain values only: it is stored as JSON.
 */
public record Snapshot(
        String productName,
        @Nullable String thumbnailUrl,
        String vendor,
        @Nullable String vendorName,
        List<Offer.VariantType> types,
        long original,
        long sale,
        Discount.@Nullable Kind discountKind,
        @Nullable Long discountValue) {

    static Snapshot of(Offer offer) {
        Discount discount = offer.discount();
        return new Snapshot(
                offer.productName(),
                offer.thumbnailUrl(),
                offer.vendor(),
                offer.vendorName(),
                offer.types(),
                offer.price().original().value(),
                offer.price().sale().value(),
                discount == null ? null : discount.kind(),
                discount == null ? null : discount.value());
    }

    /** What can be said of goods that are no longer on offer. */
    Offer offer(String productId, String variantId) {
        return new Offer(
                productId,
                productName,
                thumbnailUrl,
                false,
                vendor,
                vendorName,
                variantId,
                types,
                List.of(),
                0,
                new Price(Won.of(original), Won.of(sale)),
                discountKind == null || discountValue == null ? null : new Discount(discountKind, discountValue));
    }
}
