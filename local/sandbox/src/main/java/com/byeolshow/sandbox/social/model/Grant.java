package com.byeolshow.sandbox.social.model;

import java.time.Duration;
import java.time.Instant;

/** What a product holds after a log-in: an access token for some hours, a refresh token for two months. */
public record Grant(
        Visitor visitor,
        String accessToken,
        String refreshToken,
        Instant accessUntil,
        Instant refreshUntil,
        boolean linked) {

    private static final Duration REFRESHABLE = Duration.ofDays(60);

    public static Grant of(Visitor visitor, String accessToken, String refreshToken, Duration life, Instant now) {
        return new Grant(visitor, accessToken, refreshToken, now.plus(life), now.plus(REFRESHABLE), true);
    }

    public boolean opens(Instant now) {
        return linked && now.isBefore(accessUntil);
    }

    public boolean refreshes(Instant now) {
        return linked && now.isBefore(refreshUntil);
    }

    public Grant renewed(String newAccessToken, Duration life, Instant now) {
        return new Grant(visitor, newAccessToken, refreshToken, now.plus(life), refreshUntil, linked);
    }

    public Grant expired(Instant now) {
        return new Grant(visitor, accessToken, refreshToken, now, refreshUntil, linked);
    }

    /** The person, or the product, ended it: nothing opens any more. */
    public Grant unlinked() {
        return new Grant(visitor, accessToken, refreshToken, accessUntil, refreshUntil, false);
    }
}
