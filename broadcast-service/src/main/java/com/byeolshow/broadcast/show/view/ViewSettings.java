package com.byeolshow.broadcast.show.view;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How views are counted.
 *
 * @param window how long a viewer of a show is not counted again, default 30 minutes: longer than any reconnect, shorter
 *     than coming back another time
 * @param gather how long views are collected before they are written together, default 50 ms: nobody notices it, and a
 *     show that everybody opens at once is written twenty times a second instead of thousands of times
 * @param most views written in one statement
 * @param keyLife how long a viewer's hashed name lasts, default a day; at least {@code window}
 */
@ConfigurationProperties("byeolshow.broadcast.view")
record ViewSettings(
        @DefaultValue("30m") Duration window,
        @DefaultValue("50ms") Duration gather,
        @DefaultValue("1000") int most,
        @DefaultValue("24h") Duration keyLife) {

    ViewSettings {
        if (window.isNegative() || window.isZero() || keyLife.compareTo(window) < 0) {
            throw new IllegalArgumentException("byeolshow.broadcast.view.key-life must be at least its window");
        }
        if (most < 1 || most > 10_000) {
            throw new IllegalArgumentException("byeolshow.broadcast.view.most must be between 1 and 10000");
        }
    }
}
