package com.byeolshow.social.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of {@code broadcast.show.v1} that a show's card shows. */
public record ShowState(
        long id,
        String title,
        String notice,
        String description,
        String influencerId,
        String influencerName,
        @Nullable String influencerThumbnail,
        String status,
        Instant startsAt,
        @Nullable LeadProduct leadProduct,
        @Nullable String livePlaybackId,
        @Nullable String vodPlaybackId,
        String thumbnailUrl,
        int viewCount,
        int alarmCount,
        long version) {

    /** The product a show is announced with; price and sale are texts of the host's. */
    public record LeadProduct(
            String id,
            @Nullable String name,
            String price,
            String sale,
            @Nullable String brand,
            @Nullable String thumbnail) {}
}
