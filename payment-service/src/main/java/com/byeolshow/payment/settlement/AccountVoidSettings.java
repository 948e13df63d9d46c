package com.byeolshow.payment.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Closing virtual accounts nobody should pay into any more.
 *
 * @param batch taken per round
 * @param within one attempt, default 40 s
 * @param lease how long an attempt is nobody else's, default 50 s; longer than {@code within}
 * @param firstWait after a failed attempt, doubled each time, default 2 s
 * @param longestWait default 10 min
 * @param attempts before it is given up, default 24; a deposit that still comes is sent back like any other
 * @param sought how old an account may be to be looked for, default 60 days; none stays open longer
 */
@ConfigurationProperties("payment.settlement.account-voids")
record AccountVoidSettings(
        @DefaultValue("20") int batch,
        @DefaultValue("40s") Duration within,
        @DefaultValue("50s") Duration lease,
        @DefaultValue("2s") Duration firstWait,
        @DefaultValue("10m") Duration longestWait,
        @DefaultValue("24") int attempts,
        @DefaultValue("60d") Duration sought) {

    AccountVoidSettings {
        if (lease.compareTo(within) <= 0) {
            throw new IllegalArgumentException("payment.settlement.account-voids.lease must be longer than within");
        }
    }
}
