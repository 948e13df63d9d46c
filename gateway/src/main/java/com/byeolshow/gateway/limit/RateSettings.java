package com.byeolshow.gateway.limit;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often callers may ask.
 *
 * @param store where counts are kept ({@code RATE_LIMIT_STORE}): in memory per gateway, or in Redis for all gateways
 * @param callers how many callers are remembered in memory; beyond it the least active are forgotten, which only ever
 *     forgives them
 * @param limits by the name that routes use; {@code default} must be there
 */
@ConfigurationProperties("byeolshow.gateway.rate-limit")
record RateSettings(
        @DefaultValue("memory") Store store,
        @DefaultValue("100000") int callers,
        Map<String, Rate> limits) {

    RateSettings {
        if (!limits.containsKey("default")) {
            throw new IllegalArgumentException("byeolshow.gateway.rate-limit.limits needs an entry 'default'");
        }
    }

    enum Store {
        MEMORY,
        REDIS
    }

    /** Whose requests are counted together. */
    enum Per {
        /** The person behind a verified token, wherever they are; without one the address. */
        CALLER,
        /** The address, whatever token is sent: for routes where guessing is the danger. */
        ADDRESS
    }

    /**
     * A token bucket.
     *
     * @param perSecond refill, at least 1
     * @param burst how much may be saved up, at least {@code perSecond}
     */
    record Rate(
            int perSecond,
            int burst,
            @DefaultValue("caller") Per per) {

        Rate {
            if (perSecond < 1 || burst < perSecond) {
                throw new IllegalArgumentException("no such rate: %d/s, burst %d".formatted(perSecond, burst));
            }
        }
    }
}
