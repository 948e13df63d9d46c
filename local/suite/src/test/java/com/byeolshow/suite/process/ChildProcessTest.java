package com.byeolshow.suite.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    /** As a shell tells it: 128 and the number of SIGKILL. */
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    private ChildProcess shell(String script) {
        return new ChildProcess("child", List.of("sh", "-c", script), Map.of(), folder.resolve("child.log"));
    }

    private static void awaitEnd(ChildProcess child) throws Exception {
        var handle = child.handle();
        assertThat(handle).isNotNull();
        handle.onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    void anEndNobodyAskedForIsACrashWithItsLastLines() throws Exception {
        var child = shell("for i in $(seq 1 30); do echo line $i; done; exit 3");
        child.start();
        awaitEnd(child);
        assertThat(child.hasCrashed()).isTrue();
        assertThat(child.exitCode()).isEqualTo(3);
        assertThat(child.crashReport())
                .startsWith("child ended with code 3.")
                .doesNotContain("line 10")
                .contains("line 11")
                .endsWith("line 30");
    }

    @Test
    void aKilledChildIsNoCrashAndCanStartAgain() {
        var child = shell("exec sleep 60");
        child.start();
        child.kill();
        assertThat(child.isAlive()).isFalse();
        assertThat(child.hasCrashed()).isFalse();
        child.start();
        assertThat(child.isAlive()).isTrue();
        child.kill();
    }

    @Test
    void aChildThatIgnoresTheRequestIsKilledAfterTheGivenPatience() {
        var child = shell("trap '' TERM; echo deaf; while true; do sleep 0.1; done");
        child.start();
        await().until(() -> child.logged().contains("deaf"));
        child.stop(Duration.ofMillis(300));
        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitCode()).isEqualTo(KILLED);
    }

    @Test
    void ownMemoryIsMoreThanAFewMegabytes() {
        try (var memory = new ResidentMemory()) {
            assertThat(memory.peak()).isGreaterThan(10L * 1024 * 1024);
        }
    }
}
