package com.byeolshow.social.notification;

import com.byeolshow.social.notification.model.Notice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a {@code broadcast.*} fact says, as far as followers are told. */
record ShowFact(
        long showId,
        String influencerId,
        String influencerName,
        String title,
        Instant startsAt,
        @Nullable String thumbnailUrl) {

    Notice.ShowScheduled scheduled() {
        return new Notice.ShowScheduled(showId, title, influencerId, influencerName, startsAt, thumbnailUrl);
    }

    Notice.ShowStarted started() {
        return new Notice.ShowStarted(showId, title, influencerId, influencerName, startsAt, thumbnailUrl);
    }
}
