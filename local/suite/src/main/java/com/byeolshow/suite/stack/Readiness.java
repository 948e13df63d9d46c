package com.byeolshow.suite.stack;

import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.process.Children;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Asks parts whether they are ready, and waits until they are. */
final class Readiness {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 100;

    private final Wiring wiring;
    private final Children children;
    private final Path logs;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    Readiness(Wiring wiring, Children children, Path logs) {
        this.wiring = wiring;
        this.children = children;
        this.logs = logs;
    }

    boolean isReady(String part) {
        URI where = wiring.readiness(part);
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(where).timeout(ANSWERS_WITHIN).build(),
                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", interrupted);
        }
    }

    /**
     * Waits until all of these are ready, and tells of each.
     *
     * @throws StartFailure when any part ended by itself, which would be waited for in vain, or at last
     */
    void await(List<String> parts, Consumer<String> ready) {
        var waiting = new ArrayList<>(parts);
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (true) {
            for (var part : List.copyOf(waiting)) {
                if (isReady(part)) {
                    waiting.remove(part);
                    ready.accept(part);
                }
            }
            if (waiting.isEmpty()) {
                return;
            }
            children.all().stream().filter(ChildProcess::hasCrashed).findFirst().ifPresent(crashed -> {
                throw new StartFailure(crashed.crashReport(), null);
            });
            if (System.nanoTime() > deadline) {
                throw new StartFailure(
                        "not ready after %d s: %s; see %s"
                                .formatted(READY_WITHIN.toSeconds(), String.join(", ", waiting), logs),
                        null);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", interrupted);
        }
    }
}
