package com.byeolshow.suite.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the gateway or of the sandbox's control plane. Speaks as the app does: JSON bodies, the token in
 * {@code Custom-Token}.
 */
public final class App {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final URI base;
    private final @Nullable String token;

    private App(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** Nobody yet: calls carry no token. */
    public static App anonymous(URI base) {
        return new App(base, null);
    }

    /** The same client with a token; an empty one is sent as the app sends it before login. */
    public App withToken(String sent) {
        return new App(base, sent);
    }

    /** Logs in natively and returns a client that carries the token of the answer's header. */
    public App login(String userId, String password) {
        Answer answer = post("/user/auth/", new Login(userId, password)).expect(200);
        return withToken(answer.header("Custom-Token")
                .orElseThrow(() -> new UnexpectedAnswer("login answered without a Custom-Token header")));
    }

    private record Login(String userId, String password) {}

    public @Nullable String token() {
        return token;
    }

    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path, @Nullable Object body) {
        return send("DELETE", path, body);
    }

    /**
     * Sends one request.
     *
     * @param body written as JSON unless it is a {@link RawBody}; null sends none
     * @throws UncheckedIOException when no answer came
     */
    public Answer send(String method, String path, @Nullable Object body, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Custom-Token", token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        switch (body) {
            case null -> request.method(method, HttpRequest.BodyPublishers.noBody());
            case RawBody raw ->
                request.header("Content-Type", raw.contentType())
                        .method(method, HttpRequest.BodyPublishers.ofString(raw.text()));
            default ->
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(method + " " + path, answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException noAnswer) {
            throw new UncheckedIOException("no answer to " + method + " " + path, noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** A body sent exactly as written. */
    public record RawBody(String contentType, String text) {}
}
