package com.byeolshow.commerce.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long orders wait.
 *
 * @param expiresAfter how long an unpaid order holds its stock; a virtual account may make it longer
 * @param sweepEvery pause between two looks for expired orders
 * @param sweepBatch most orders cancelled in one look, so that a backlog never holds the job for long
 */
@ConfigurationProperties("byeolshow.commerce.order")
public record OrderSettings(
        @DefaultValue("30m") Duration expiresAfter,
        @DefaultValue("15s") Duration sweepEvery,
        @DefaultValue("50") int sweepBatch) {

    public OrderSettings {
        if (!expiresAfter.isPositive() || !sweepEvery.isPositive() || sweepBatch < 1) {
            throw new IllegalArgumentException("order times and the sweep batch must be positive");
        }
    }
}
