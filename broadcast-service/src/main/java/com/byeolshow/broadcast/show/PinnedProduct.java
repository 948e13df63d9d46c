package com.byeolshow.broadcast.show;

import org.jspecify.annotations.Nullable;

/**
 * The product a host talks about right now.
 *
 * @param original won
 * @param sale won
 */
public record PinnedProduct(
        String id, String name, @Nullable String thumbnail, long original, long sale) {}
