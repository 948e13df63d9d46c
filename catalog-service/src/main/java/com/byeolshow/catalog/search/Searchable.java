package com.byeolshow.catalog.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What search needs to know of a product.
 *
 * @param collections names of those it was put into and of all above them
 * @param available whether it is on sale; others are never found
 */
public record Searchable(
        String id,
        String name,
        @Nullable String brand,
        List<String> collections,
        boolean available,
        Instant createdAt) {}
