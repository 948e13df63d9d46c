package com.byeolshow.catalog.rating;

import org.jspecify.annotations.Nullable;

/**
 * What reviews add to their product's rating; negative for what they take away.
 *
 * @param reviews how many
 * @param rated how many of them give stars
 * @param stars all together
 */
public record Share(long reviews, long rated, long stars) {

    public static final Share NONE = new Share(0, 0, 0);

    /** Of one published review. */
    public static Share of(@Nullable Integer stars) {
        return stars == null ? new Share(1, 0, 0) : new Share(1, 1, stars);
    }

    /** What has to be added to the other to come to this. */
    public Share minus(Share other) {
        return new Share(reviews - other.reviews, rated - other.rated, stars - other.stars);
    }

    public Share plus(Share other) {
        return new Share(reviews + other.reviews, rated + other.rated, stars + other.stars);
    }

    /** Stars on average to one decimal, halves upwards; null when nobody gave any. */
    public @Nullable Double average() {
        return rated == 0 ? null : Math.floorDiv(stars * 20 + rated, rated * 2) / 10.0;
    }
}
