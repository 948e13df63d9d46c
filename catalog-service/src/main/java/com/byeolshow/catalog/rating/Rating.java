package com.byeolshow.catalog.rating;

import org.jspecify.annotations.Nullable;

/**
 * What a product's published reviews say.
 *
 * @param count how many there are
 * @param average 1.0 to 5.0 stars, to one decimal; null when nobody gave stars
 */
public record Rating(long count, @Nullable Double average) {

    public static final Rating NONE = new Rating(0, null);
}
