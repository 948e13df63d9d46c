package com.byeolshow.payment.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Registering amounts ahead of payment. Everything here is small on purpose: a rush of orders must not keep the provider
 * from answering verifications, and an amount that is registered late or never costs no payment.
 *
 * @param batch taken per round
 * @param atOnce calls under way at once
 * @param within one registration, default 15 s
 * @param lease how long it is nobody else's, default 20 s; longer than {@code within}
 * @param firstWait after a failed one, doubled each time, default 2 s
 * @param longestWait default 5 min
 * @param attempts before it is given up, default 8: after that most orders are paid or gone
 */
@ConfigurationProperties("payment.settlement.preparations")
record PreparationSettings(
        @DefaultValue("40") int batch,
        @DefaultValue("8") int atOnce,
        @DefaultValue("15s") Duration within,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("2s") Duration firstWait,
        @DefaultValue("5m") Duration longestWait,
        @DefaultValue("8") int attempts) {

    PreparationSettings {
        if (lease.compareTo(within) <= 0) {
            throw new IllegalArgumentException("payment.settlement.preparations.lease must be longer than within");
        }
    }
}
