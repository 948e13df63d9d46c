package com.byeolshow.suite.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Children children = new Children();

    @TempDir
    Path folder;

    @AfterEach
    void leaveNone() {
        children.stop(Set.of(), Duration.ZERO);
    }

    private ChildProcess shell(String name, String script) {
        return new ChildProcess(name, List.of("sh", "-c", script), Map.of(), folder.resolve(name + ".log"));
    }

    @Test
    void thoseThatOthersLeanOnAreStoppedLast() {
        Path order = folder.resolve("order");
        String script = "trap 'echo %s >> " + order + "; exit 0' TERM; echo up; while true; do sleep 0.05; done";
        for (String name : List.of("broker", "service")) {
            var child = shell(name, script.formatted(name));
            children.start(child);
            await().until(() -> child.logged().contains("up"));
        }

        children.stop(Set.of("broker"), PATIENCE);

        assertThat(order).hasContent("service\nbroker");
        assertThat(children.all()).noneMatch(ChildProcess::isAlive).noneMatch(ChildProcess::hasCrashed);
        assertThat(children.isStopping()).isTrue();
    }

    @Test
    void nothingStartsOnceTheyStop() throws Exception {
        var crashed = shell("crashed", "exit 3");
        children.start(crashed);
        await().until(crashed::hasCrashed);
        assertThat(children.startAgain(crashed)).isTrue();
        await().until(crashed::hasCrashed);

        children.stop(Set.of(), PATIENCE);

        var late = shell("late", "exec sleep 300");
        assertThatIllegalStateException().isThrownBy(() -> children.start(late)).withMessage("stopped while starting");
        assertThat(late.isAlive()).isFalse();
        assertThat(children.startAgain(crashed)).isFalse();
        assertThat(crashed.isAlive()).isFalse();
    }

    @Test
    void whatRunsIsNotStartedAgain() {
        var running = shell("running", "exec sleep 300");
        children.start(running);
        assertThat(children.startAgain(running)).isFalse();
        running.kill();
        assertThat(children.startAgain(running)).isFalse();
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> children.named("nobody"))
                .withMessageContaining("no part named nobody");
    }

    @Test
    void theyEndWithTheLauncherThatIsInterrupted() throws Exception {
        var launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        where(Children.class) + System.getProperty("path.separator") + where(Interrupted.class),
                        Interrupted.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<ProcessHandle> sleepers;
        try (var said = launcher.inputReader()) {
            assertThat(said.readLine()).isEqualTo("up");
            sleepers = launcher.children().toList();
            assertThat(sleepers).hasSize(2).allMatch(ProcessHandle::isAlive);
            launcher.destroy();
            assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            launcher.destroyForcibly();
        }
        assertThat(sleepers).noneMatch(ProcessHandle::isAlive);
    }

    private static String where(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** A launcher of two processes that waits for ever. */
    static final class Interrupted {

        private Interrupted() {}

        public static void main(String[] arguments) throws InterruptedException {
            var children = new Children();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> children.stop(Set.of(), Duration.ofSeconds(20))));
            for (String name : List.of("one", "two")) {
                children.start(new ChildProcess(
                        name,
                        List.of("sh", "-c", "exec sleep 300"),
                        Map.of(),
                        Path.of(arguments[0]).resolve(name + ".log")));
            }
            System.out.println("up");
            Thread.currentThread().join();
        }
    }
}
