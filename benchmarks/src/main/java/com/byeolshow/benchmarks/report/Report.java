package com.byeolshow.benchmarks.report;

import com.byeolshow.benchmarks.load.Timings.Step;
import com.byeolshow.benchmarks.measure.HotSpots;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything one run of a scenario found.
 *
 * @param unit what is counted, in the singular, such as "paid order"
 * @param parameters of the run
 * @param conditions under which it ran
 * @param units how many there were in all measured rounds
 * @param perSecond in all measured rounds together, the waiting between rounds left out
 * @param failures by kind, with how often each happened
 * @param outcomes of the scenario's own, such as how many coupons were issued
 * @param otherLoad cores that were busy during the measured rounds with something else than this suite
 */
public record Report(
        String scenario,
        String unit,
        Map<String, String> parameters,
        Map<String, String> conditions,
        long units,
        double perSecond,
        List<Round> rounds,
        List<Step> steps,
        Map<String, Long> failures,
        Map<String, Long> outcomes,
        List<Cost> costs,
        Map<String, Double> databaseMillis,
        DatabaseCost database,
        double otherLoad,
        @Nullable Profile profile) {

    /**
     * One measured round.
     *
     * @param seconds from the first request to the last answer
     */
    public record Round(long units, double seconds, double perSecond, double cpuMillisPerUnit) {}

    /**
     * What one part paid per unit.
     *
     * @param cpuMillis processor time, with what happened in the background until all events had arrived
     * @param idleMillis processor time it would have used in the same span without any load
     * @param allocatedKilobytes null for parts that do not tell
     * @param pauseSeconds of the collector, in all rounds; null for parts that do not tell
     */
    public record Cost(
            String part,
            double cpuMillis,
            double idleMillis,
            @Nullable Double allocatedKilobytes,
            @Nullable Double pauseSeconds) {}

    /** What PostgreSQL did per unit. */
    public record DatabaseCost(double commits, double rollbacks, double flushes, double walKilobytes, long deadlocks) {}

    /**
     * One statement.
     *
     * @param share of the time PostgreSQL spent on all statements
     */
    public record StatementCost(
            String database,
            String text,
            double callsPerUnit,
            double millisPerCall,
            double rowsPerCall,
            double share) {}

    /**
     * What a profile adds.
     *
     * @param waits what connections were seen waiting for, as shares of all looks
     * @param scannedRows read by sequential scans per unit, by table
     */
    public record Profile(
            Map<String, HotSpots> hotSpots,
            List<StatementCost> statements,
            double statementsPerUnit,
            Map<String, Double> waits,
            Map<String, Double> scannedRows) {}
}
