package com.byeolshow.catalog.banner.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a banner shows.
 *
 * @param from the first instant; always when null
 * @param until the first instant it no longer shows, after {@code from}; never ends when null
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {

    public Window {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + until);
        }
    }

    public boolean contains(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }
}
