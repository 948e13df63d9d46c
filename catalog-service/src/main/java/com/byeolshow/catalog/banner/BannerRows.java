package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.Banner;
import com.byeolshow.catalog.banner.model.Theme;
import com.byeolshow.catalog.banner.model.Window;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a banner with its collections from one row. */
final class BannerRows {

    /** Reads from an alias {@code b}. */
    static final String COLUMNS = """
            b.*, ARRAY(SELECT c.collection_id FROM banner_collection c
                       WHERE c.banner_id = b.id ORDER BY c.position) AS collections""";

    private BannerRows() {}

    static Banner read(Readable row) {
        return new Banner(
                new BannerId(get(row, "id", String.class)),
                get(row, "title", String.class),
                get(row, "description", String.class),
                get(row, "image_url", String.class),
                get(row, "slug", String.class),
                theme(row),
                List.of(get(row, "collections", String[].class)),
                new Window(row.get("shown_from", Instant.class), row.get("shown_until", Instant.class)),
                get(row, "version", Long.class),
                get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class));
    }

    private static Theme theme(Readable row) {
        String kind = get(row, "kind", String.class);
        return switch (kind) {
            case "hot-deal" ->
                new Theme.HotDeal(bounds(
                        get(row, "discount_type", String.class),
                        get(row, "discount_min", Long.class),
                        row.get("discount_max", Long.class)));
            case "live-alarm" -> new Theme.LiveAlarm();
            case "discount-coupon" -> new Theme.DiscountCoupon();
            case "recommended" -> new Theme.Recommended();
            default -> throw new IllegalStateException("unknown kind of banner in the database: " + kind);
        };
    }

    private static Theme.Bounds bounds(String type, long min, @Nullable Long max) {
        return switch (type) {
            case "fixed" -> new Theme.Bounds.Sums(min, max);
            case "percentage" -> new Theme.Bounds.Shares(min, Objects.requireNonNull(max));
            default -> throw new IllegalStateException("unknown discount in the database: " + type);
        };
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
