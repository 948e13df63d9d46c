package com.byeolshow.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.input.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The receiver of webhooks: keeps what came and answers as told. */
public final class Product {
    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final DisposableServer server;
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile Mono<Void> goAhead = Mono.empty();

    /** One webhook as it arrived. */
    public record Received(String path, Map<String, String> headers, String body) {
        public Map<String, Object> json() {
            return Json.object(body.getBytes(UTF_8));
        }

        public String header(String name) {
            return Objects.requireNonNullElse(headers.get(name.toLowerCase(Locale.ROOT)), "");
        }
    }

    Product() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::receive)
                .bindNow();
    }

    public String url(String path) {
        return "http://localhost:" + server.port() + path;
    }

    public void answers(int newStatus, String body) {
        status = newStatus;
        answer = body;
    }

    /** Lets every answer wait until the returned word is given; those to come after it wait no more. */
    public Runnable holdsItsAnswers() {
        Sinks.Empty<Void> word = Sinks.empty();
        goAhead = word.asMono();
        return word::tryEmitEmpty;
    }

    /** The next webhook. */
    public Received next() {
        try {
            var next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no webhook came");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public List<Received> next(int count) {
        var all = new ArrayList<Received>();
        for (var i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    public List<String> nextTypes(int count) {
        return next(count).stream()
                .map(webhook -> String.valueOf(webhook.json().get("type")))
                .toList();
    }

    void close() {
        server.disposeNow();
    }

    private Mono<Void> receive(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            var headers = new HashMap<String, String>();
            request.requestHeaders()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            // Decided before the test hears of it, which may then change how the next one is answered.
            var before = goAhead;
            var sent = response.status(status).sendString(Mono.just(answer)).then();
            received.add(new Received(request.uri(), headers, body));
            return before.then(sent);
        });
    }
}
