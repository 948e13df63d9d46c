package com.byeolshow.social.notification.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to tell, the same for everyone who is told. Its components are stored under their names. */
public sealed interface Notice {

    /** What it is about in kind. */
    NotificationKind kind();

    /** What it is about: nobody is told twice about one subject of a kind. */
    String subject();

    /** A picture to show with it. */
    default @Nullable String imageUrl() {
        return null;
    }

    /** Where a notice about a show leads. */
    sealed interface OfShow extends Notice {

        long showId();

        String title();

        String influencerId();

        String influencerName();

        Instant startsAt();

        @Override
        default String subject() {
            return Long.toString(showId());
        }
    }

    /** Where a notice about an order leads. */
    sealed interface OfOrder extends Notice {

        String orderId();
    }

    /** A followed influencer reserved a show. */
    record ShowScheduled(
            long showId,
            String title,
            String influencerId,
            String influencerName,
            Instant startsAt,
            @Nullable String imageUrl)
            implements OfShow {
        @Override
        public NotificationKind kind() {
            return NotificationKind.SHOW_SCHEDULED;
        }
    }

    /** A followed influencer went live. */
    record ShowStarted(
            long showId,
            String title,
            String influencerId,
            String influencerName,
            Instant startsAt,
            @Nullable String imageUrl)
            implements OfShow {
        @Override
        public NotificationKind kind() {
            return NotificationKind.SHOW_STARTED;
        }
    }

    /**
     * The money of an order arrived.
     *
     * @param title the order in a few words
     * @param amount whole won
     */
    record OrderPaid(String orderId, @Nullable String title, long amount) implements OfOrder {
        @Override
        public NotificationKind kind() {
            return NotificationKind.ORDER_PAID;
        }

        @Override
        public String subject() {
            return orderId;
        }
    }

    /** A parcel is on its way; an order can have several. */
    record OrderShipped(String orderId, String fulfillmentId, String carrier, String trackingNumber)
            implements OfOrder {
        @Override
        public NotificationKind kind() {
            return NotificationKind.ORDER_SHIPPED;
        }

        @Override
        public String subject() {
            return fulfillmentId;
        }
    }

    /**
     * Money of an order went back.
     *
     * @param amount whole won
     * @param full nothing of the order's money is left
     */
    record OrderRefunded(String orderId, String refundId, long amount, boolean full) implements OfOrder {
        @Override
        public NotificationKind kind() {
            return NotificationKind.ORDER_REFUNDED;
        }

        @Override
        public String subject() {
            return refundId;
        }
    }

    /**
     * A wished product costs less than before.
     *
     * @param version of the product that brought the lower price: each drop is a subject of its own
     * @param before whole won
     * @param now whole won, less than before
     */
    record WishCheaper(
            String productId,
            long version,
            String name,
            long before,
            long now,
            @Nullable String imageUrl) implements Notice {
        @Override
        public NotificationKind kind() {
            return NotificationKind.WISH_CHEAPER;
        }

        @Override
        public String subject() {
            return productId + ":" + version;
        }
    }
}
