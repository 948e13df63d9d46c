package com.byeolshow.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What one JVM has allocated and how long its collector has stopped it, since it started.
 *
 * @param allocatedBytes as of its last collection
 */
public record Garbage(double allocatedBytes, double collections, double pauseSeconds) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * Reads the metrics a part publishes.
     *
     * @param operations base of its pages for operators
     */
    public static Garbage of(URI operations) {
        try {
            var request = HttpRequest.newBuilder(operations.resolve("prometheus"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return in(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("no metrics at " + operations, unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Reads the text format of Prometheus. */
    static Garbage in(String metrics) {
        return new Garbage(
                sum(metrics, "jvm_gc_memory_allocated_bytes_total"),
                sum(metrics, "jvm_gc_pause_seconds_count"),
                sum(metrics, "jvm_gc_pause_seconds_sum"));
    }

    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What came since an earlier reading. */
    public Garbage since(Garbage earlier) {
        return new Garbage(
                allocatedBytes - earlier.allocatedBytes,
                collections - earlier.collections,
                pauseSeconds - earlier.pauseSeconds);
    }
}
