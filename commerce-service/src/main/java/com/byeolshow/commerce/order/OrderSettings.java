package com.byeolshow.commerce.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long orders wait.
 *
 * @param expiresAfter how long an unpaid order holds its stock; a virtual account may make it longer
 * @param sweepEvery pause between two looks for expired orders
 * @param sweepBatch most orders taken on in one look, so that a backlog never holds the job for long
 * @param doneAfter how long refunds may be asked for once the goods are there, or all on their way
 * @param finishEvery pause between two looks for orders that are over
 */
@ConfigurationProperties("byeolshow.commerce.order")
public record OrderSettings(
        @DefaultValue("30m") Duration expiresAfter,
        @DefaultValue("15s") Duration sweepEvery,
        @DefaultValue("50") int sweepBatch,
        @DefaultValue("7d") Duration doneAfter,
        @DefaultValue("1m") Duration finishEvery) {

    public OrderSettings {
        if (!expiresAfter.isPositive()
                || !sweepEvery.isPositive()
                || sweepBatch < 1
                || !doneAfter.isPositive()
                || !finishEvery.isPositive()) {
            throw new IllegalArgumentException("order times and the sweep batch must be positive");
        }
    }
}
