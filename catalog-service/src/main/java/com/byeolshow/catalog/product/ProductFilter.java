package com.byeolshow.catalog.product;

import org.jspecify.annotations.Nullable;

/**
 * What staff look for.
 *
 * @param text part of a name, or a whole id or external id; empty for all
 * @param available whether on sale; null for both
 * @param collection id or slug of a collection; those below it count too; null for everywhere
 */
public record ProductFilter(
        String text, @Nullable Boolean available, @Nullable String collection) {}
