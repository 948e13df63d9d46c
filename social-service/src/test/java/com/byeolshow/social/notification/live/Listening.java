package com.byeolshow.social.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that waits for notifications, over either way. */
final class Listening implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_SECONDS = 60;

    /** One event or frame. */
    record Event(String type, long id, @Nullable JsonNode notification) {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /** When the other side ended it: the WebSocket's code, or 0 for the end of a stream. */
    final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private @Nullable Thread reading;

    static Listening stream(int port, String token, @Nullable Long lastSeen) throws Exception {
        var listening = new Listening();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/v1/notifications/stream".formatted(port)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastSeen != null) {
            request.header("Last-Event-ID", Long.toString(lastSeen));
        }
        HttpResponse<Stream<String>> response =
                listening.http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        listening.reading = Thread.ofVirtual().start(() -> listening.read(response.body()));
        return listening;
    }

    private void read(Stream<String> lines) {
        var event = new ArrayList<String>();
        try (lines) {
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    dispatch(event);
                    event.clear();
                } else {
                    event.add(line);
                }
            });
            ended.complete(0);
        } catch (RuntimeException broken) {
            ended.complete(-1);
        }
    }

    private void dispatch(List<String> lines) {
        String type = field(lines, "event:");
        if (!type.isEmpty()) {
            String data = field(lines, "data:");
            events.add(
                    new Event(type, Long.parseLong(field(lines, "id:")), data.isEmpty() ? null : JSON.readTree(data)));
        }
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    static Listening socket(int port, String token, String query) {
        var listening = new Listening();
        listening
                .http
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(
                        URI.create("ws://localhost:%d/ws/notifications%s".formatted(port, query)),
                        new WebSocket.Listener() {
                            private final StringBuilder text = new StringBuilder();

                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket socket, CharSequence data, boolean last) {
                                text.append(data);
                                if (last) {
                                    JsonNode frame = JSON.readTree(text.toString());
                                    listening.events.add(new Event(
                                            frame.get("type").stringValue(),
                                            frame.get("id").longValue(),
                                            frame.get("notification")));
                                    text.setLength(0);
                                }
                                socket.request(1);
                                return null;
                            }

                            @Override
                            public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                                listening.ended.complete(code);
                                return null;
                            }

                            @Override
                            public void onError(WebSocket socket, Throwable error) {
                                listening.ended.complete(-1);
                            }
                        })
                .join();
        return listening;
    }

    Event next() throws InterruptedException {
        Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing came");
        }
        return event;
    }

    /** The beginning, which comes first. */
    long beginning() throws InterruptedException {
        Event first = next();
        assertThat(first.type()).isEqualTo("beginning");
        return first.id();
    }

    /** A notification, and which order it is about. */
    String nextOrder() throws InterruptedException {
        Event event = next();
        assertThat(event.type()).isEqualTo("notification");
        JsonNode notification = event.notification();
        assertThat(notification).isNotNull();
        assertThat(notification.get("id").longValue()).isEqualTo(event.id());
        return notification.get("orderId").stringValue();
    }

    int end() throws Exception {
        return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        http.shutdownNow();
        var reader = reading;
        if (reader != null) {
            reader.interrupt();
        }
    }
}
