package com.byeolshow.broadcast.sales;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sales, live.
 *
 * @param perCaller streams one host or manager can have to one replica, default 5
 * @param mostStreams to one replica, default 1,000: few watch, but none may be without bound
 * @param pace between two states of one show, default 500 ms: faster than anybody reads, slower than orders come
 * @param heartbeat between two signs of life on a silent stream, default 15 s: below the minute after which proxies give
 *     up
 * @param recheck how often the token of a stream is checked again, default 2 s: a revoked one is to be refused within 5 s
 * @param keepUncounted how long an order is remembered that is of no show or was not paid, default 30 days: longer than a
 *     virtual account waits for its money
 * @param keepCounted how long after its last fact a counted order is remembered, default 400 days: money that goes back
 *     later is not subtracted any more
 */
@ConfigurationProperties("byeolshow.broadcast.sales")
public record SalesSettings(
        @DefaultValue("5") int perCaller,
        @DefaultValue("1000") int mostStreams,
        @DefaultValue("500ms") Duration pace,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration recheck,
        @DefaultValue("30d") Duration keepUncounted,
        @DefaultValue("400d") Duration keepCounted) {

    public SalesSettings {
        if (perCaller < 1 || mostStreams < 1) {
            throw new IllegalArgumentException("the bounds of byeolshow.broadcast.sales must be positive");
        }
        if (!pace.isPositive()
                || !heartbeat.isPositive()
                || !recheck.isPositive()
                || !keepUncounted.isPositive()
                || !keepCounted.isPositive()) {
            throw new IllegalArgumentException("the times of byeolshow.broadcast.sales must be positive");
        }
    }
}
