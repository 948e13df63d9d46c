package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.Banner;
import com.byeolshow.catalog.banner.model.Theme;
import com.byeolshow.platform.web.SeoulTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A banner as staff see it. What they change in it they may send back as it is: a draft reads the same names. */
public record BannerSheet(
        String id,
        long version,
        String kind,
        String title,
        String description,
        String imageUrl,
        String slug,
        List<String> collectionIds,
        @Nullable BoundsSheet discount,
        @Nullable String from,
        @Nullable String until,
        String createdAt,
        String updatedAt) {

    /**
     * The discounts a hot deal is about.
     *
     * @param type {@code fixed} or {@code percentage}
     * @param min won or percent
     * @param max won or percent; null when nothing bounds it
     */
    public record BoundsSheet(
            String type, long min, @Nullable Long max) {}

    static BannerSheet of(Banner banner) {
        return new BannerSheet(
                banner.id().value(),
                banner.version(),
                banner.theme().kind(),
                banner.title(),
                banner.description(),
                banner.imageUrl(),
                banner.slug(),
                banner.collectionIds(),
                bounds(banner.theme()),
                SeoulTime.isoOrNull(banner.window().from()),
                SeoulTime.isoOrNull(banner.window().until()),
                SeoulTime.iso(banner.createdAt()),
                SeoulTime.iso(banner.updatedAt()));
    }

    private static @Nullable BoundsSheet bounds(Theme theme) {
        return switch (theme) {
            case Theme.HotDeal(var bounds) -> new BoundsSheet(bounds.type(), bounds.min(), bounds.upper());
            case Theme.LiveAlarm _, Theme.DiscountCoupon _, Theme.Recommended _ -> null;
        };
    }
}
