package com.byeolshow.payment.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long settlement waits, how often it tries again, and when it stops.
 *
 * @param pause after a round that failed as a whole, default 3 s, so that a database that is away is not asked, and logged
 *     about, several times a second
 */
@ConfigurationProperties("payment.settlement")
public record SettlementSettings(
        @DefaultValue Verify verify,
        @DefaultValue Returns returns,
        @DefaultValue Looks looks,
        @DefaultValue Reconcile reconcile,
        @DefaultValue Checks checks,
        @DefaultValue("3s") Duration pause) {

    /**
     * One call of the app. The app gives up after a while, so the parts are cut to fit into {@code within}.
     *
     * @param within the whole call, default 10 s
     * @param read the provider's answer, default 4 s; later the call is refused and the payment looked at without it
     * @param order until we have heard of the order, default 7 s: in a rush events queue for seconds
     * @param confirmed until commerce has taken the money, default 5 s; later the answer is given without its word
     */
    public record Verify(
            @DefaultValue("10s") Duration within,
            @DefaultValue("4s") Duration read,
            @DefaultValue("7s") Duration order,
            @DefaultValue("5s") Duration confirmed) {}

    /**
     * Money on its way back.
     *
     * @param batch taken per round
     * @param within one attempt, default 40 s: the provider may take 30 s for a cancellation
     * @param lease how long an attempt is nobody else's, default 50 s; longer than {@code within}, and how long a
     *     customer waits longer if the worker dies
     * @param firstWait after a failed attempt, doubled each time, default 2 s
     * @param longestWait default 10 min
     * @param attempts before a person has to look, default 24: about two hours of a provider being away
     */
    public record Returns(
            @DefaultValue("10") int batch,
            @DefaultValue("40s") Duration within,
            @DefaultValue("50s") Duration lease,
            @DefaultValue("2s") Duration firstWait,
            @DefaultValue("10m") Duration longestWait,
            @DefaultValue("24") int attempts) {

        public Returns {
            if (lease.compareTo(within) <= 0) {
                throw new IllegalArgumentException("payment.settlement.returns.lease must be longer than within");
            }
        }
    }

    /**
     * Payments that notices pointed at. Notices are unsigned, so their number must not decide how often we read.
     *
     * @param batch taken per round, default 5: with the pause between rounds, the most reads per second a flood can cause
     * @param within one look, default 20 s
     * @param lease default 25 s; longer than {@code within}
     * @param grace which the app has, after the first notice that a payment was paid, to bring it itself, default 2 s; most
     *     payments are then read at the provider once instead of twice
     * @param apart least time between two reads of the same payment, default 2 s
     * @param firstWait after a look that told nothing, doubled each time, default 1 s
     * @param longestWait default 1 min
     * @param attempts before we stop until told again, default 10
     * @param keep how long finished ones are kept, default 7 days
     */
    public record Looks(
            @DefaultValue("5") int batch,
            @DefaultValue("20s") Duration within,
            @DefaultValue("25s") Duration lease,
            @DefaultValue("2s") Duration grace,
            @DefaultValue("2s") Duration apart,
            @DefaultValue("1s") Duration firstWait,
            @DefaultValue("1m") Duration longestWait,
            @DefaultValue("10") int attempts,
            @DefaultValue("7d") Duration keep) {}

    /**
     * Orders nobody told us anything about.
     *
     * @param after the first look at the provider for an unpaid order, default 3 min; then twice as long each time
     * @param longestWait default 1 h
     * @param batch taken per round
     * @param giveUp after the order expired, default 2 days
     */
    public record Reconcile(
            @DefaultValue("3m") Duration after,
            @DefaultValue("1h") Duration longestWait,
            @DefaultValue("20") int batch,
            @DefaultValue("2d") Duration giveUp) {}

    /**
     * Recorded payments, compared with the provider's again and again: each waits half its age until the next time.
     *
     * @param batch compared per round with one call, 1 to 100, default 100
     * @param first wait after a payment was recorded, and the least between two comparisons, default 10 min
     * @param longest wait between two comparisons, default 1 day
     * @param until age at which a payment that agrees is left alone, default 30 days
     * @param soon wait after something happened to a payment that may take a moment at the provider, default 1 min
     * @param within the comparison of one payment, default 20 s
     * @param lease how long a payment that was taken is nobody else's, default 5 min; after a failed round, also the wait
     *     until it is tried again
     */
    public record Checks(
            @DefaultValue("100") int batch,
            @DefaultValue("10m") Duration first,
            @DefaultValue("1d") Duration longest,
            @DefaultValue("30d") Duration until,
            @DefaultValue("1m") Duration soon,
            @DefaultValue("20s") Duration within,
            @DefaultValue("5m") Duration lease) {

        public Checks {
            if (batch < 1 || batch > 100) {
                throw new IllegalArgumentException("payment.settlement.checks.batch must be 1 to 100");
            }
        }
    }
}
