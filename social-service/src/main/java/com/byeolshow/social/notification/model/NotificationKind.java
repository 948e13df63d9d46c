package com.byeolshow.social.notification.model;

import java.util.Arrays;

/** What a person can be told about. */
public enum NotificationKind {
    SHOW_SCHEDULED("show-scheduled", Notice.ShowScheduled.class),
    SHOW_STARTED("show-started", Notice.ShowStarted.class),
    ORDER_PAID("order-paid", Notice.OrderPaid.class),
    ORDER_SHIPPED("order-shipped", Notice.OrderShipped.class),
    ORDER_REFUNDED("order-refunded", Notice.OrderRefunded.class),
    WISH_CHEAPER("wish-cheaper", Notice.WishCheaper.class);

    private final String slug;
    private final Class<? extends Notice> details;

    NotificationKind(String slug, Class<? extends Notice> details) {
        this.slug = slug;
        this.details = details;
    }

    /** Its name in the database and on the wire. */
    public String slug() {
        return slug;
    }

    /** What a notice of this kind consists of. */
    public Class<? extends Notice> details() {
        return details;
    }

    /**
     * The kind of a slug.
     *
     * @throws IllegalArgumentException for an unknown one
     */
    public static NotificationKind ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(kind -> kind.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no notification kind " + slug));
    }
}
