package com.byeolshow.broadcast.sales.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host's screen that shows sales as they come. */
final class SalesWatch implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> states = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();

    static SalesWatch of(int port, String token, long show) throws Exception {
        var watch = new SalesWatch();
        var response = watch.http.send(request(port, token, show), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        Thread.ofVirtual().start(() -> watch.read(response.body()));
        return watch;
    }

    /** What a refused stream is answered. */
    static int status(int port, String token, long show) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request(port, token, show), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private static HttpRequest request(int port, String token, long show) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d/v1/shows/%d/sales/stream".formatted(port, show)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
    }

    private void read(Stream<String> lines) {
        var event = new StringBuilder();
        try (lines) {
            lines.forEach(line -> {
                if (line.startsWith("event:")) {
                    event.setLength(0);
                    event.append(line.substring(6).strip());
                } else if (line.startsWith("data:") && event.toString().equals("sales")) {
                    states.add(JSON.readTree(line.substring(5)));
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                }
            });
        } catch (RuntimeException broken) {
            // A connection that was cut has ended as well.
        } finally {
            ended.countDown();
        }
    }

    JsonNode next() throws InterruptedException {
        JsonNode state = states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (state == null) {
            throw new AssertionError("nothing came");
        }
        return state;
    }

    boolean isQuiet() {
        return states.isEmpty();
    }

    int comments() {
        return comments.get();
    }

    boolean end() throws InterruptedException {
        return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
