package com.byeolshow.social.push;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the push provider: answers as told per device token, and keeps what it was asked. */
final class PlayedFcm implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** An answer that is given once. */
    record Answer(int status, String code, int retryAfterSeconds) {}

    final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    final List<String> assertions = new CopyOnWriteArrayList<>();
    final AtomicInteger underWay = new AtomicInteger();
    final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private volatile String bearer = "bearer-1";
    private final DisposableServer server = HttpServer.create()
            .port(0)
            .route(routes ->
                    routes.post("/token", this::token).post("/v1/projects/test-project/messages:send", this::message))
            .bindNow();

    String address() {
        return "http://localhost:" + server.port();
    }

    void answer(String deviceToken, Answer... next) {
        answers.computeIfAbsent(deviceToken, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    /** The present access token ends before its time. */
    void endToken() {
        bearer = "bearer-" + System.nanoTime();
    }

    List<JsonNode> messagesTo(String deviceToken) {
        var found = new ArrayList<JsonNode>();
        messages.forEach(message -> {
            if (message.at("/message/token").asString().equals(deviceToken)) {
                found.add(message.get("message"));
            }
        });
        return found;
    }

    private Publisher<Void> token(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString(StandardCharsets.UTF_8).flatMap(form -> {
            assertions.add(form);
            return json(
                    response,
                    200,
                    "{\"access_token\":\"%s\",\"expires_in\":3600,\"token_type\":\"Bearer\"}".formatted(bearer));
        });
    }

    private Publisher<Void> message(HttpServerRequest request, HttpServerResponse response) {
        String given = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION, "");
        return request.receive().aggregate().asString(StandardCharsets.UTF_8).flatMap(text -> {
            if (!given.equals("Bearer " + bearer)) {
                return fault(response, new Answer(401, "UNAUTHENTICATED", 0));
            }
            int now = underWay.incrementAndGet();
            mostUnderWay.accumulateAndGet(now, Math::max);
            JsonNode message = JSON.readTree(text);
            messages.add(message);
            var next = answers.get(message.at("/message/token").asString());
            Answer answer = next == null ? null : next.poll();
            return Mono.delay(Duration.ofMillis(20)).then(Mono.defer(() -> {
                underWay.decrementAndGet();
                return answer == null
                        ? json(response, 200, "{\"name\":\"projects/test-project/messages/1\"}")
                        : fault(response, answer);
            }));
        });
    }

    private static Mono<Void> fault(HttpServerResponse response, Answer answer) {
        if (answer.retryAfterSeconds() > 0) {
            response.header("Retry-After", Integer.toString(answer.retryAfterSeconds()));
        }
        return json(response, answer.status(), """
                {"error":{"code":%d,"message":"m","status":"X","details":[
                  {"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"%s"}]}}
                """.formatted(answer.status(), answer.code()));
    }

    private static Mono<Void> json(HttpServerResponse response, int status, String body) {
        return response.status(status)
                .header("Content-Type", "application/json")
                .sendString(Mono.just(body))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
