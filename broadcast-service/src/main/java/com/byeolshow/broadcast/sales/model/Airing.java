package com.byeolshow.broadcast.sales.model;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product on the list of a show that went on air. Each span contains its beginning and not its end.
 *
 * @param finishedAt null while the show is on air
 * @param unlistedAt null while the product is listed
 */
public record Airing(
        ShowId show,
        String productId,
        Instant liveSince,
        @Nullable Instant finishedAt,
        Instant listedAt,
        @Nullable Instant unlistedAt) {

    boolean covers(Instant moment) {
        return within(liveSince, finishedAt, moment) && within(listedAt, unlistedAt, moment);
    }

    private static boolean within(Instant from, @Nullable Instant until, Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
