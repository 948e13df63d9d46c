package com.byeolshow.social.notification.fanout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How very many are told. One slice at a time per replica, so that a fan-out never holds more than one
 * connection of the pool.
 *
 * @param slice customers per transaction, default 1,000: some tens of milliseconds for the database
 * @param rest pause of this replica between two slices, default 10 ms, which leaves the database to the customers
 * @param lease how long a slice is nobody else's, default 15 s; a crashed replica's slice is taken over after it
 * @param firstWait after a slice failed, doubled up to {@code longestWait}; other fan-outs go on meanwhile
 * @param keep how long finished fan-outs stay for inspection, default 30 days
 */
@ConfigurationProperties("byeolshow.social.fan-out")
record FanOutSettings(
        @DefaultValue("1000") int slice,
        @DefaultValue("10ms") Duration rest,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration firstWait,
        @DefaultValue("1m") Duration longestWait,
        @DefaultValue("30d") Duration keep) {

    FanOutSettings {
        if (slice < 1 || slice > 10_000) {
            throw new IllegalArgumentException("byeolshow.social.fan-out.slice must be between 1 and 10000");
        }
    }

    /** @param failures in a row, at least 1 */
    Duration waitAfter(int failures) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(failures - 1, 16));
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
