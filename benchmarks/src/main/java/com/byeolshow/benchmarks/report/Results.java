package com.byeolshow.benchmarks.report;

import com.byeolshow.benchmarks.measure.HotSpots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports down. */
public final class Results {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int STATEMENTS = 45;

    private static final int HOT = 20;

    private final StringBuilder text = new StringBuilder();

    private Results() {}

    /**
     * Writes a report as Markdown and as JSON.
     *
     * @return the Markdown
     */
    public static Path write(Report report, Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(report));
            return Files.writeString(folder.resolve(name + ".md"), markdown(report));
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot write to " + folder, refused);
        }
    }

    /** The report as tables for people. */
    public static String markdown(Report report) {
        var results = new Results();
        results.throughput(report);
        results.steps(report);
        results.costs(report);
        results.database(report);
        if (report.profile() != null) {
            results.profile(report.profile(), report.unit());
        }
        results.pairs("Parameters", report.parameters());
        results.pairs("Conditions", report.conditions());
        return results.text.toString();
    }

    private void throughput(Report report) {
        line("# %s: %.1f %ss per second", report.scenario(), report.perSecond(), report.unit());
        line("");
        line(
                "%d %ss in %d measured rounds. Something else than this suite kept %s cores busy meanwhile.",
                report.units(), report.unit(), report.rounds().size(), otherLoad(report.otherLoad()));
        report.outcomes().forEach((what, count) -> line("%s: %d.", what, count));
        line("Failures: %s.", report.failures().isEmpty() ? "none" : report.failures());
        line("");
        line("| round | %ss | s | per second | CPU ms per %s |", report.unit(), report.unit());
        line("|---|---|---|---|---|");
        int number = 1;
        for (var round : report.rounds()) {
            line(
                    "| %d | %d | %.2f | %.1f | %s |",
                    number++, round.units(), round.seconds(), round.perSecond(), millis(round.cpuMillisPerUnit()));
        }
    }

    private static String otherLoad(double cores) {
        return cores < 0 ? "an unknown number of" : String.format(Locale.ROOT, "%.2f", cores);
    }

    private void steps(Report report) {
        line("");
        line("| step | count | p50 ms | p95 ms | p99 ms | longest ms |");
        line("|---|---|---|---|---|---|");
        report.steps()
                .forEach(step -> line(
                        "| %s | %d | %.1f | %.1f | %.1f | %.1f |",
                        step.name(), step.count(), step.p50(), step.p95(), step.p99(), step.longest()));
    }

    private void costs(Report report) {
        double all = report.costs().stream().mapToDouble(Report.Cost::cpuMillis).sum();
        double idle =
                report.costs().stream().mapToDouble(Report.Cost::idleMillis).sum();
        line("");
        line("| process | CPU ms per %s | share | of it idling | KB allocated | GC pauses s |", report.unit());
        line("|---|---|---|---|---|---|");
        report.costs()
                .forEach(cost -> line(
                        "| %s | %s | %.0f %% | %s | %s | %s |",
                        cost.part(),
                        millis(cost.cpuMillis()),
                        100 * cost.cpuMillis() / all,
                        millis(cost.idleMillis()),
                        figure("%.0f", cost.allocatedKilobytes()),
                        figure("%.2f", cost.pauseSeconds())));
        line("| **all** | **%s** | | %s | | |", millis(all), millis(idle));
    }

    private void database(Report report) {
        var cost = report.database();
        line("");
        line(
                "PostgreSQL per %s: %.1f commits, %.2f rollbacks, %.2f flushes of the log, %.1f KB of log; %d deadlocks.",
                report.unit(), cost.commits(), cost.rollbacks(), cost.flushes(), cost.walKilobytes(), cost.deadlocks());
        line("Its CPU ms per %s by database or background process: %s.", report.unit(), list(report.databaseMillis()));
    }

    private void profile(Report.Profile profile, String unit) {
        line("");
        line("## Statements: %.1f per %s", profile.statementsPerUnit(), unit);
        line("");
        line("| database | calls per %s | ms per call | rows | share of time | statement |", unit);
        line("|---|---|---|---|---|---|");
        profile.statements().stream()
                .limit(STATEMENTS)
                .forEach(one -> line(
                        "| %s | %.2f | %.3f | %.1f | %.1f %% | `%s` |",
                        one.database(),
                        one.callsPerUnit(),
                        one.millisPerCall(),
                        one.rowsPerCall(),
                        100 * one.share(),
                        one.text()
                                .replace('|', '¦')
                                .substring(0, Math.min(200, one.text().length()))));
        line("");
        line("Connections were seen: %s.", shares(profile.waits()));
        line("");
        line("Rows read by sequential scans per %s: %s.", unit, list(profile.scannedRows()));
        profile.hotSpots().forEach(this::hotSpots);
    }

    private void hotSpots(String part, HotSpots spots) {
        line("");
        line("## %s: %d samples", part, spots.samples());
        shareTable("time by library", spots.areas());
        shareTable("time by running method", spots.methods());
        shareTable("time below our methods", spots.own());
        shareTable("time by thread", spots.threads());
        shareTable("allocation by library", spots.allocatingAreas());
        shareTable("allocation by type", spots.allocatedTypes());
        shareTable("allocation below our methods", spots.allocatingOwn());
    }

    private void shareTable(String title, Map<String, Double> shares) {
        line("");
        line("| %s | share |", title);
        line("|---|---|");
        shares.entrySet().stream()
                .limit(HOT)
                .forEach(share -> line("| %s | %.1f %% |", share.getKey(), 100 * share.getValue()));
    }

    private void pairs(String title, Map<String, String> pairs) {
        line("");
        line("| %s | |", title);
        line("|---|---|");
        pairs.forEach((name, value) -> line("| %s | %s |", name, value));
    }

    private static String list(Map<String, Double> values) {
        var text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%s %.2f", name, value)));
        return text.isEmpty() ? "none" : text.toString();
    }

    private static String shares(Map<String, Double> values) {
        var text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(String.format(Locale.ROOT, "%s %.1f %%", name, 100 * value)));
        return text.isEmpty() ? "never busy" : text.toString();
    }

    /** Two decimals, or four where a unit costs next to nothing. */
    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
    }

    private static String figure(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
