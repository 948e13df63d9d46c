package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.App;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A screen that shows a show's sales as they come, through the gateway. */
final class SalesScreen implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> states = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();

    static SalesScreen open(App app, String path) throws Exception {
        var screen = new SalesScreen();
        var request = HttpRequest.newBuilder(app.base().resolve(path))
                .header("Custom-Token", String.valueOf(app.token()))
                .header("Accept", "text/event-stream")
                .build();
        var answer = screen.http.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> screen.read(answer.body()));
        return screen;
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.filter(line -> line.startsWith("data:"))
                    .forEach(line -> states.add(JsonMapper.shared().readTree(line.substring(5))));
        } catch (RuntimeException closed) {
            // The screen was turned off.
        }
    }

    JsonNode next() throws InterruptedException {
        JsonNode state = states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (state == null) {
            throw new AssertionError("no sales came");
        }
        return state;
    }

    /** Waits for a state and drops those before it. */
    JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            JsonNode state = next();
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
