package com.byeolshow.identity.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sessions of clients that refresh their tokens.
 *
 * @param access life of an access token
 * @param refresh how long a client may stay away before it has to log in again
 * @param longest how long a session lasts even if it is used every day
 */
@ConfigurationProperties("byeolshow.identity.sessions")
record SessionSettings(
        @DefaultValue("10m") Duration access,
        @DefaultValue("30d") Duration refresh,
        @DefaultValue("180d") Duration longest) {

    SessionSettings {
        if (!access.isPositive() || refresh.compareTo(access) < 0 || longest.compareTo(refresh) < 0) {
            throw new IllegalArgumentException(
                    "byeolshow.identity.sessions: access <= refresh <= longest, all positive");
        }
    }
}
