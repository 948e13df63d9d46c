package com.byeolshow.catalog.collection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A category of products.
 *
 * @param slug unique, for addresses
 * @param parentId the collection this one is part of; none at the top
 */
public record ProductCollection(
        String id, String name, String slug, @Nullable String parentId, Instant createdAt) {}
