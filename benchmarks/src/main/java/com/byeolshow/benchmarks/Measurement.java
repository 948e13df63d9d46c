package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Timings;
import com.byeolshow.benchmarks.measure.Conditions;
import com.byeolshow.benchmarks.measure.Database;
import com.byeolshow.benchmarks.measure.FlightRecordings;
import com.byeolshow.benchmarks.measure.Garbage;
import com.byeolshow.benchmarks.measure.HotSpots;
import com.byeolshow.benchmarks.measure.ProcessTimes;
import com.byeolshow.benchmarks.measure.ProcessTimes.Sample;
import com.byeolshow.benchmarks.measure.Waits;
import com.byeolshow.benchmarks.report.Report;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.stack.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of some measured rounds. A round costs what is used from its first request until nothing is left in any
 * outbox, so work that services do afterwards is paid as well; its throughput counts until the last answer only.
 */
final class Measurement {

    private static final List<String> TELLING = List.of(
            "gateway",
            "identity-service",
            "catalog-service",
            "broadcast-service",
            "social-service",
            "commerce-service",
            "payment-service");

    private static final List<String> RECORDED = List.of("gateway", "commerce-service", "payment-service");

    private static final Duration IDLE_LOOK = Duration.ofSeconds(5);

    private static final Duration EVENTS_PATIENCE = Duration.ofMinutes(3);

    private final Ground ground;
    private final Database database;
    private final ProcessTimes times;
    private final Sample idle;
    private final Map<String, String> conditions;
    private final Map<String, Garbage> garbageBefore;
    private final Database.Counters countersBefore;
    private final Map<String, Long> scannedBefore;
    private final @Nullable FlightRecordings recordings;
    private final @Nullable Waits waits;
    private final List<Report.Round> rounds = new ArrayList<>();
    private @Nullable Sample used;
    private Duration span = Duration.ZERO;

    /** Looks at the idle suite first, then begins. */
    Measurement(Ground ground, double loadBefore) {
        this.ground = ground;
        this.database = ground.database();
        this.times = new ProcessTimes(ground.stack(), database.postmaster());
        awaitEvents();
        this.idle = idle();
        this.conditions =
                Conditions.of(ground.stack(), database, Layout.ofThisCheckout().root(), loadBefore);
        this.garbageBefore = garbage();
        boolean profile = ground.options().profile();
        if (profile) {
            database.forgetStatements();
        }
        this.scannedBefore = profile ? database.scanned() : Map.of();
        this.recordings = profile ? new FlightRecordings(ground.stack(), RECORDED) : null;
        this.waits = profile ? new Waits(database) : null;
        this.countersBefore = database.counters();
    }

    private Sample idle() {
        Sample before = times.sample();
        try {
            Thread.sleep(IDLE_LOOK);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
        return times.sample().since(before);
    }

    private void awaitEvents() {
        Await.until("all events are published", EVENTS_PATIENCE, () -> database.unpublished() == 0);
    }

    private Map<String, Garbage> garbage() {
        var all = new LinkedHashMap<String, Garbage>();
        TELLING.forEach(part -> all.put(part, Garbage.of(ground.stack().operations(part))));
        return all;
    }

    /**
     * Measures one round.
     *
     * @param load does it and returns how long it took until the last answer
     * @param settled waits for what the load set off
     */
    void round(long units, Supplier<Duration> load, Runnable settled) {
        Sample before = times.sample();
        long began = System.nanoTime();
        Duration took = load.get();
        settled.run();
        awaitEvents();
        Sample round = times.sample().since(before);
        span = span.plus(Duration.ofNanos(System.nanoTime() - began));
        used = used == null ? round : used.plus(round);
        double seconds = took.toNanos() / 1e9;
        rounds.add(
                new Report.Round(units, seconds, units / seconds, round.total().toNanos() / 1e6 / units));
        ground.progress()
                .accept("  round %d: %d in %.1f s, %.1f per second, %.1f ms of processor time each"
                        .formatted(
                                rounds.size(),
                                units,
                                seconds,
                                units / seconds,
                                rounds.getLast().cpuMillisPerUnit()));
    }

    /** Ends measuring and puts everything together. */
    Report report(
            String scenario,
            String unit,
            Map<String, String> parameters,
            Timings timings,
            Map<String, Long> outcomes,
            Path folder) {
        Database.Counters counters = database.counters().since(countersBefore);
        long units = rounds.stream().mapToLong(Report.Round::units).sum();
        double seconds = rounds.stream().mapToDouble(Report.Round::seconds).sum();
        Sample all = used == null ? idle : used;
        double spanSeconds = span.toNanos() / 1e9;
        double others = all.machine().minus(all.total()).toNanos() / 1e9 / spanSeconds;
        return new Report(
                scenario,
                unit,
                parameters,
                conditions,
                units,
                units / seconds,
                List.copyOf(rounds),
                timings.steps(),
                timings.failures(),
                outcomes,
                costs(all, spanSeconds, units),
                perUnit(all.backends(), units),
                new Report.DatabaseCost(
                        (double) counters.commits() / units,
                        (double) counters.rollbacks() / units,
                        (double) counters.flushes() / units,
                        counters.walBytes() / 1024.0 / units,
                        counters.deadlocks()),
                all.machine().isZero() ? -1 : Math.max(0, others),
                profile(units, folder));
    }

    private List<Report.Cost> costs(Sample all, double spanSeconds, long units) {
        Map<String, Garbage> garbageAfter = garbage();
        double idleSpans = spanSeconds / (IDLE_LOOK.toMillis() / 1000.0);
        var costs = new ArrayList<Report.Cost>();
        all.parts().forEach((part, time) -> {
            Garbage after = garbageAfter.get(part);
            Garbage before = garbageBefore.get(part);
            Garbage made = after == null || before == null ? null : after.since(before);
            costs.add(new Report.Cost(
                    part,
                    time.toNanos() / 1e6 / units,
                    idle.parts().getOrDefault(part, Duration.ZERO).toNanos() / 1e6 * idleSpans / units,
                    made == null ? null : made.allocatedBytes() / 1024 / units,
                    made == null ? null : made.pauseSeconds()));
        });
        costs.sort((one, other) -> Double.compare(other.cpuMillis(), one.cpuMillis()));
        return costs;
    }

    private static Map<String, Double> perUnit(Map<String, Duration> times, long units) {
        var each = new LinkedHashMap<String, Double>();
        times.entrySet().stream()
                .filter(time -> time.getValue().toMillis() > 0)
                .sorted((one, other) -> other.getValue().compareTo(one.getValue()))
                .forEach(time -> each.put(time.getKey(), time.getValue().toNanos() / 1e6 / units));
        return each;
    }

    private Report.@Nullable Profile profile(long units, Path folder) {
        if (recordings == null || waits == null) {
            return null;
        }
        waits.close();
        List<Database.Statement> statements = database.statements();
        createFolder(folder);
        var hotSpots = new LinkedHashMap<String, HotSpots>();
        recordings.stop(folder).forEach((part, file) -> hotSpots.put(part, HotSpots.in(file)));
        double millis =
                statements.stream().mapToDouble(Database.Statement::millis).sum();
        long calls = statements.stream().mapToLong(Database.Statement::calls).sum();
        var scanned = new LinkedHashMap<String, Double>();
        database.scanned().forEach((table, rows) -> {
            long more = rows - scannedBefore.getOrDefault(table, 0L);
            if (more > units) {
                scanned.put(table, (double) more / units);
            }
        });
        long looks = waits.seen().values().stream().mapToLong(Long::longValue).sum();
        var waited = new LinkedHashMap<String, Double>();
        waits.seen().forEach((what, times) -> waited.put(what, (double) times / looks));
        return new Report.Profile(
                hotSpots,
                statements.stream()
                        .map(statement -> new Report.StatementCost(
                                statement.database(),
                                statement.text(),
                                (double) statement.calls() / units,
                                statement.millis() / statement.calls(),
                                (double) statement.rows() / statement.calls(),
                                statement.millis() / millis))
                        .limit(80)
                        .toList(),
                (double) calls / units,
                waited,
                scanned);
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot create " + folder, refused);
        }
    }
}
