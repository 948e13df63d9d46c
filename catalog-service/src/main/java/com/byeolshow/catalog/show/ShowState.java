package com.byeolshow.catalog.show;

import com.byeolshow.catalog.show.Recording.LeadProduct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code broadcast.show.v1}. */
record ShowState(
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
        List<String> productIds,
        @Nullable String livePlaybackId,
        @Nullable String vodPlaybackId,
        String thumbnailUrl,
        int viewCount,
        int alarmCount,
        long version) {

    /** Empty until the show is over and its recording can be played. */
    Optional<Recording> recording() {
        return vodPlaybackId == null || !status.equals("completed")
                ? Optional.empty()
                : Optional.of(new Recording(
                        id,
                        title,
                        notice,
                        description,
                        influencerId,
                        influencerName,
                        influencerThumbnail,
                        startsAt,
                        leadProduct,
                        livePlaybackId,
                        vodPlaybackId,
                        thumbnailUrl,
                        viewCount,
                        alarmCount));
    }

    /** The same show, which nobody can watch again. */
    ShowState withoutRecording() {
        return new ShowState(
                id,
                title,
                notice,
                description,
                influencerId,
                influencerName,
                influencerThumbnail,
                status,
                startsAt,
                leadProduct,
                productIds,
                livePlaybackId,
                null,
                thumbnailUrl,
                viewCount,
                alarmCount,
                version);
    }
}
