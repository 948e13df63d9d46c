package com.byeolshow.catalog.review.model;

import com.byeolshow.catalog.review.ReviewId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote about one line of an order.
 *
 * @param publishedAt null while staff hide it
 */
public record Review(
        ReviewId id,
        String orderId,
        String variantId,
        String productId,
        String customerId,
        ReviewText text,
        @Nullable Instant publishedAt,
        Instant createdAt,
        Instant updatedAt) {

    public boolean published() {
        return publishedAt != null;
    }

    /** The same with other words, which staff's decision about it outlives. */
    public Review reworded(ReviewText other, Instant now) {
        return new Review(id, orderId, variantId, productId, customerId, other, publishedAt, createdAt, now);
    }

    /** The same, hidden or shown from now on; unchanged when it is already. */
    public Review shown(boolean shown, Instant now) {
        return shown == published()
                ? this
                : new Review(
                        id, orderId, variantId, productId, customerId, text, shown ? now : null, createdAt, updatedAt);
    }
}
