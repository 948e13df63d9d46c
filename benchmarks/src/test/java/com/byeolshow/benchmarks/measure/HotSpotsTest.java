package com.byeolshow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotSpotsTest {

    @Test
    void findsTheMethodThatBurnsTheTime(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").with("period", "10 ms");
            recording.start();
            burn();
            recording.dump(file);
        }

        var spots = HotSpots.in(file);

        assertThat(spots.samples()).isPositive();
        assertThat(spots.own().get(HotSpotsTest.class.getName() + ".burn")).isGreaterThan(0.5);
    }

    @Test
    void ownPackagesAreToldApart() {
        assertThat(HotSpots.areaOf("com.byeolshow.commerce.order.Orders")).isEqualTo("com.byeolshow.commerce.order");
        assertThat(HotSpots.areaOf("reactor.netty.http.client.HttpClient")).isEqualTo("reactor.netty");
        assertThat(HotSpots.areaOf("java.lang.String")).isNull();
    }

    /** A second of processor time, however long that takes on a busy machine. */
    private static double burn() {
        double sum = 0;
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 1_000_000_000L;
        while (threads.getCurrentThreadCpuTime() < end) {
            for (int i = 1; i < 10_000; i++) {
                sum += Math.sqrt(i);
            }
        }
        return sum;
    }
}
