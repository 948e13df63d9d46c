package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.ProductId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something for sale.
 *
 * @param available whether customers find it in lists
 * @param shipping whether it is sent by post
 * @param collectionIds where it was put; it is found in the collections above those, too
 * @param version grows with every change, from 1
 */
public record Product(
        ProductId id,
        String name,
        String summary,
        String description,
        boolean available,
        boolean shipping,
        @Nullable String thumbnailUrl,
        @Nullable Partner brand,
        @Nullable Partner vendor,
        List<String> collectionIds,
        Price price,
        Discount discount,
        List<Option> options,
        List<Variant> variants,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** {@link #soldOut(Collection, Map)} of its variants. */
    public boolean soldOut(Map<String, Integer> stock) {
        return soldOut(variants.stream().map(variant -> variant.id().value()).toList(), stock);
    }

    /**
     * Whether nothing is left to buy of a product with these variants. What was never put into stock cannot be ordered
     * either, so it is sold out as well; a product without variants has nothing that could run out.
     *
     * @param stock units left by variant id
     */
    public static boolean soldOut(Collection<String> variantIds, Map<String, Integer> stock) {
        return !variantIds.isEmpty()
                && variantIds.stream()
                        .map(variant -> stock.getOrDefault(variant, 0))
                        .allMatch(left -> left <= 0);
    }
}
