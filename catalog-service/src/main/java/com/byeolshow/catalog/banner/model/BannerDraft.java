package com.byeolshow.catalog.banner.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff want a banner to be, unchecked. Anything may be missing.
 *
 * @param version the version a change was made from; a new banner has none
 * @param kind {@code hot-deal}, {@code live-alarm}, {@code discount-coupon} or {@code recommended}
 * @param discount for a hot deal, and only there
 * @param from ISO-8601 with offset; shows at once when missing
 * @param until ISO-8601 with offset; shows for ever when missing
 */
public record BannerDraft(
        @Nullable Long version,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String description,
        @Nullable String imageUrl,
        @Nullable String slug,
        @Nullable List<@Nullable String> collectionIds,
        @Nullable BoundsDraft discount,
        @Nullable String from,
        @Nullable String until) {

    /**
     * Which discounts a hot deal is about, both bounds included.
     *
     * @param type {@code fixed} or {@code percentage}
     * @param min won or percent, 0 when missing
     * @param max won or percent; when missing 100 percent, or any sum
     */
    public record BoundsDraft(
            @Nullable String type,
            @Nullable Long min,
            @Nullable Long max) {}

    /** The same draft, made from that version. */
    public BannerDraft madeFrom(long named) {
        return new BannerDraft(named, kind, title, description, imageUrl, slug, collectionIds, discount, from, until);
    }
}
