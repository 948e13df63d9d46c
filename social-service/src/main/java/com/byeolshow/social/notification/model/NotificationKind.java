package com.byeolshow.social.notification.model;

import java.util.Arrays;

/** What a person can be told about. */
public enum NotificationKind {
    SHOW_SCHEDULED("show-scheduled"),
    SHOW_STARTED("show-started");

    private final String slug;

    NotificationKind(String slug) {
        this.slug = slug;
    }

    /** Its name in the database and on the wire. */
    public String slug() {
        return slug;
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
