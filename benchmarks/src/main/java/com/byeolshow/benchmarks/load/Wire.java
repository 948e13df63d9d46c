package com.byeolshow.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends requests as the app does, and nothing else: whatever it does itself is paid by the machine that is measured. */
public final class Wire implements AutoCloseable {

    /** Longer than any answer may take; a request that waits this long has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /**
     * Sends one request and waits for its answer.
     *
     * @param body JSON; null sends none
     * @throws RequestFailure when no answer came
     */
    public Reply send(URI base, String method, String path, @Nullable String token, byte @Nullable [] body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Custom-Token", token);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        }
        var answer = send(request.build());
        return new Reply(answer.statusCode(), answer.body());
    }

    /** Logs in and returns the token. */
    String login(URI base, byte[] body) {
        var request = HttpRequest.newBuilder(base.resolve("/user/auth/"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = send(request);
        return answer.headers()
                .firstValue("Custom-Token")
                .orElseThrow(() -> new RequestFailure(new Reply(answer.statusCode(), answer.body()).kind()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException noAnswer) {
            throw new RequestFailure("no answer: " + noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestFailure("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
