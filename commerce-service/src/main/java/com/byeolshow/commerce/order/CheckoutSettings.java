package com.byeolshow.commerce.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long repeated checkouts are known.
 *
 * @param keysKept how long a repeat with the same Idempotency-Key gets the first answer; afterwards it is a new order
 * @param sweepEvery pause between two looks for keys to forget
 * @param sweepBatch keys forgotten in one statement
 */
@ConfigurationProperties("byeolshow.commerce.checkout")
public record CheckoutSettings(
        @DefaultValue("7d") Duration keysKept,
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("1000") int sweepBatch) {

    public CheckoutSettings {
        if (!keysKept.isPositive() || !sweepEvery.isPositive() || sweepBatch < 1) {
            throw new IllegalArgumentException("checkout times and the sweep batch must be positive");
        }
    }
}
