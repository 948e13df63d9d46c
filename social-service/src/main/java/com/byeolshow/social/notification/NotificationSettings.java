package com.byeolshow.social.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long notifications are kept.
 *
 * @param keptFor time after which a notification is dropped, read or not
 * @param pruneEvery pause between two looks for old ones
 * @param pruneBatch dropped in one statement; a look goes on until nothing old is left
 */
@ConfigurationProperties("byeolshow.social.notification")
record NotificationSettings(
        @DefaultValue("90d") Duration keptFor,
        @DefaultValue("10m") Duration pruneEvery,
        @DefaultValue("5000") int pruneBatch) {

    NotificationSettings {
        if (!keptFor.isPositive() || !pruneEvery.isPositive() || pruneBatch < 1) {
            throw new IllegalArgumentException("notification times and the prune batch must be positive");
        }
    }
}
