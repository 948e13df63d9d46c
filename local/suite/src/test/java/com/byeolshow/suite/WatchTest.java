package com.byeolshow.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.process.Children;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    private final Children children = new Children();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Watch watch = new Watch(children, Duration.ofMillis(20), said::add);

    @TempDir
    Path folder;

    @AfterEach
    void leaveNone() {
        children.stop(Set.of(), Duration.ZERO);
    }

    private ChildProcess start(String script) {
        var child = new ChildProcess("part", List.of("sh", "-c", script), Map.of(), folder.resolve("part.log"));
        children.start(child);
        return child;
    }

    @Test
    void aPartThatEndedByItselfIsStartedAgain() throws Exception {
        Path second = folder.resolve("second");
        var child = start("[ -e %1$s ] && exec sleep 300; touch %1$s; echo broken pipe; exit 3".formatted(second));
        var watching = new FutureTask<>(watch::untilTheyStop);
        Thread.ofVirtual().start(watching);

        await().until(() -> said.contains("Started part again.") && child.isAlive());
        children.stop(Set.of(), Duration.ofSeconds(30));

        assertThat(watching.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).startsWith("part ended with code 3.").endsWith("broken pipe");
    }

    @Test
    void aPartThatDoesNotStayUpEndsTheWatch() throws Exception {
        start("exit 3");

        assertThat(watch.untilTheyStop()).isFalse();

        assertThat(said).filteredOn("Started part again."::equals).hasSize(3);
        assertThat(said.getLast()).isEqualTo("part does not stay up; stopping everything.");
    }

    @Test
    void whoeverIsStoppedOnPurposeIsLeftAlone() throws Exception {
        start("exec sleep 300");
        children.stop(Set.of(), Duration.ofSeconds(30));

        assertThat(watch.untilTheyStop()).isTrue();

        assertThat(said).isEmpty();
    }
}
