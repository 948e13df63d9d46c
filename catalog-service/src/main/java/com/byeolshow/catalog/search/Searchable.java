package com.byeolshow.catalog.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What search needs to know of a product.
 *
 * @param collections names of those it was put into and of all above them
 * @param choices what customers can choose of, such as colours and sizes
 * @param available whether it is on sale; others are never found
 */
public record Searchable(
        String id,
        String name,
        @Nullable String brand,
        @Nullable String vendor,
        List<String> collections,
        List<String> choices,
        boolean available,
        Instant createdAt) {}
