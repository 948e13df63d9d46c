package com.byeolshow.catalog.review;

import org.jspecify.annotations.Nullable;

/**
 * Which reviews staff want to see; null means whichever.
 *
 * @param published whether everybody sees them
 */
public record ReviewFilter(
        @Nullable String productId,
        @Nullable String customerId,
        @Nullable Boolean published) {}
