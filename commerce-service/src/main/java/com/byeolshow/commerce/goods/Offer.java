package com.byeolshow.commerce.goods;

import com.byeolshow.commerce.pricing.Discount;
import com.byeolshow.commerce.pricing.Price;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it can be bought now.
 *
 * @param available whether its product is on sale at all; says nothing about stock
 * @param vendor {@link #HOUSE} for goods without a vendor
 * @param collectionIds the categories it is in
 * @param weight of one unit in grams; 0 where the catalog gives none
 * @param price per unit
 * @param discount what explains the price, if anything does
 */
public record Offer(
        String productId,
        String productName,
        @Nullable String thumbnailUrl,
        boolean available,
        String vendor,
        @Nullable String vendorName,
        String variantId,
        List<VariantType> types,
        List<String> collectionIds,
        long weight,
        Price price,
        @Nullable Discount discount) {

    /** Sells what belongs to no vendor. */
    public static final String HOUSE = "byeolshow";

    /** How vendors are listed: the house first, then by id. */
    public static final Comparator<String> HOUSE_FIRST = Comparator.<String, Boolean>comparing(
                    vendor -> !vendor.equals(HOUSE))
            .thenComparing(vendor -> vendor);

    /** One choice that makes a variant, such as color: red. */
    public record VariantType(String optionId, String optionName, String variationId, String variationValue) {}
}
