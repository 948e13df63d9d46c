package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.ProductId;
import java.time.Instant;
import java.util.List;
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
        Instant updatedAt) {}
