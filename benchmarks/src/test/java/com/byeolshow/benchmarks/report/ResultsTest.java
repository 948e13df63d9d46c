package com.byeolshow.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.benchmarks.load.Timings.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {

    private final Report report = new Report(
            "sale",
            "paid order",
            Map.of("customers", "200"),
            Map.of("machine", "2 cores"),
            600,
            50,
            List.of(new Report.Round(600, 12, 50, 21.5)),
            List.of(new Step("checkout", 600, 10.5, 40, 80.25, 99)),
            Map.of(),
            Map.of(),
            List.of(
                    new Report.Cost("postgres", 6.25, 0.5, null, null),
                    new Report.Cost("gateway", 3.75, 0.25, 512.0, 0.1)),
            Map.of("commerce", 4.5),
            new Report.DatabaseCost(9.5, 0, 3.25, 20, 0),
            0.75,
            null);

    @Test
    void tellsPeopleThroughputTimesAndCosts() {
        assertThat(Results.markdown(report))
                .contains("sale: 50.0 paid orders per second")
                .contains("kept 0.75 cores busy")
                .contains("| checkout | 600 | 10.5 | 40.0 | 80.3 | 99.0 |")
                .contains("| postgres | 6.25 | 63 % | 0.50 |  |  |")
                .contains("| **all** | **10.00** |")
                .contains("| machine | 2 cores |");
    }

    @Test
    void tellsProgramsTheSame(@TempDir Path folder) throws IOException {
        Results.write(report, folder, "sale-1");

        var json = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("sale-1.json")));
        assertThat(json.at("/perSecond").asDouble()).isEqualTo(50);
        assertThat(json.at("/costs/1/cpuMillis").asDouble()).isEqualTo(3.75);
        assertThat(folder.resolve("sale-1.md")).isNotEmptyFile();
    }
}
