package com.byeolshow.social.notification.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Live delivery.
 *
 * @param perCustomer connections one customer can have to one replica, default 5: a phone, a tablet and some tabs
 * @param mostConnections to one replica, default 10,000; about 20 KB each
 * @param buffer notifications kept for a connection that reads slowly, default 64; then it is closed and may resume
 * @param resume the newest missed notifications that a returning client is sent, default 200; it can list older ones
 * @param heartbeat between two signs of life on a silent connection, default 15 s: below the minute after which proxies
 *     give up
 * @param recheck how often the token of a connection is checked again, default 2 s: a revoked one is to be refused
 *     within 5 s
 */
@ConfigurationProperties("byeolshow.social.live")
public record LiveSettings(
        @DefaultValue("5") int perCustomer,
        @DefaultValue("10000") int mostConnections,
        @DefaultValue("64") int buffer,
        @DefaultValue("200") int resume,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration recheck) {

    public LiveSettings {
        if (perCustomer < 1 || mostConnections < 1 || buffer < 1 || resume < 1) {
            throw new IllegalArgumentException("the bounds of byeolshow.social.live must be positive");
        }
        if (!heartbeat.isPositive() || !recheck.isPositive()) {
            throw new IllegalArgumentException("the times of byeolshow.social.live must be positive");
        }
    }
}
