package com.byeolshow.catalog.show;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A show that is over and can be watched again, as broadcast last told.
 *
 * @param id the app's {@code vod_id}
 * @param startsAt planned start
 */
public record Recording(
        long id,
        String title,
        String notice,
        String description,
        String influencerId,
        String influencerName,
        @Nullable String influencerThumbnail,
        Instant startsAt,
        @Nullable LeadProduct leadProduct,
        @Nullable String livePlaybackId,
        String vodPlaybackId,
        String thumbnailUrl,
        int viewCount,
        int alarmCount) {

    /** The same recording, by a host who is called otherwise today. */
    Recording hostedBy(String name) {
        return new Recording(
                id,
                title,
                notice,
                description,
                influencerId,
                name,
                influencerThumbnail,
                startsAt,
                leadProduct,
                livePlaybackId,
                vodPlaybackId,
                thumbnailUrl,
                viewCount,
                alarmCount);
    }

    /** The product a show was announced with; price and sale are texts of the host's. */
    public record LeadProduct(
            String id,
            @Nullable String name,
            String price,
            String sale,
            @Nullable String brand,
            @Nullable String thumbnail) {}
}
