package com.byeolshow.social.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a {@code broadcast.*} fact says, as far as followers are told. */
record ShowFact(
        long showId,
        String influencerId,
        String influencerName,
        String title,
        Instant startsAt,
        @Nullable String thumbnailUrl) {}
