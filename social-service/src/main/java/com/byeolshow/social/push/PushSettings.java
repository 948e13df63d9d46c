package com.byeolshow.social.push;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sending pushes. The bounds are per replica.
 *
 * @param batch taken at once
 * @param atOnce calls under way at once, below the client's bulkhead
 * @param within one push with its retry after a refused token, default 15 s
 * @param lease how long a push is nobody else's, default 60 s; a crashed replica's pushes are sent by another one after it
 * @param firstWait after a failed attempt, doubled up to {@code longestWait}, unless the provider asks for another time
 * @param quotaWait after a refusal for quota that names no time, default 60 s as the provider wants
 * @param freshFor after this time nobody needs to be told any more, default 1 h: by then most shows are over
 */
@ConfigurationProperties("byeolshow.social.push")
record PushSettings(
        @DefaultValue("200") int batch,
        @DefaultValue("32") int atOnce,
        @DefaultValue("15s") Duration within,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("2s") Duration firstWait,
        @DefaultValue("5m") Duration longestWait,
        @DefaultValue("60s") Duration quotaWait,
        @DefaultValue("1h") Duration freshFor) {

    PushSettings {
        if (batch < 1 || atOnce < 1) {
            throw new IllegalArgumentException("byeolshow.social.push.batch and at-once must be positive");
        }
        if (within.multipliedBy((batch + atOnce - 1) / atOnce).compareTo(lease.multipliedBy(4)) > 0) {
            throw new IllegalArgumentException(
                    "byeolshow.social.push.lease is far too short for a batch of %d, %d at once"
                            .formatted(batch, atOnce));
        }
    }

    /** @param attempts so far, at least 1 */
    Duration waitAfter(int attempts) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(attempts - 1, 16));
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
