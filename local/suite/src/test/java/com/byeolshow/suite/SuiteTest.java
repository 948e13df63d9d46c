package com.byeolshow.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    @TempDir
    Path checkout;

    @Test
    void aTakenPortIsSaidWithTheOptionThatHelps() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            var options = Options.parse("--port", port, "--keep", checkout.toString());

            int code = new Suite(options, new PrintStream(out, true, StandardCharsets.UTF_8)).run();

            assertThat(code).isEqualTo(5);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("Cannot start: port " + port + " for the gateway is taken", "choose another with --port");
        }
        assertThat(checkout).isEmptyDirectory();
    }

    @Test
    void whatTheLastRunLeftIsGoneUnlessItIsToBeKept() throws Exception {
        Path usual = Files.createDirectories(checkout.resolve(".run/data-8080/postgres"));
        Files.writeString(usual.resolve("PG_VERSION"), "18");
        Path kept = Files.createDirectories(checkout.resolve("mine"));
        Files.writeString(kept.resolve("PG_VERSION"), "18");

        assertThat(Suite.folder(Options.parse("--keep", kept.toString()), checkout))
                .isEqualTo(kept)
                .isNotEmptyDirectory();
        assertThat(usual).exists();
        assertThat(Suite.folder(Options.parse(), checkout))
                .isEqualTo(checkout.resolve(".run/data-8080"))
                .doesNotExist();
    }
}
