package com.byeolshow.identity.social;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** All three providers behind one port: a code says what its token and its profile are answered with. */
public final class ProvidersStand {

    private static final ProvidersStand RUNNING = new ProvidersStand();

    private final Map<String, Answer> tokens = new ConcurrentHashMap<>();
    private final Map<String, Answer> profiles = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final DisposableServer server;

    private ProvidersStand() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(body -> Mono.from(answer(request, response, body))))
                .bindNow();
    }

    static ProvidersStand running() {
        return RUNNING;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** @param path with the provider in front, without the query */
    public record Call(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> form,
            @Nullable String authorization) {}

    public record Answer(int status, String type, String body, Duration delay) {

        public static Answer json(String body) {
            return of(200, body);
        }

        public static Answer of(int status, String body) {
            return new Answer(status, "application/json;charset=UTF-8", body, Duration.ZERO);
        }

        public Answer after(Duration wait) {
            return new Answer(status, type, body, wait);
        }
    }

    /** The code is good and stands for this person. */
    public void stands(String code, String profile) {
        answers(code, Answer.json("""
                {"access_token":"at-%s","token_type":"bearer","refresh_token":"rt","expires_in":21599}""".formatted(code)), Answer.json(profile));
    }

    public void answers(String code, Answer token, Answer profile) {
        tokens.put(code, token);
        profiles.put("at-" + code, profile);
    }

    /** What was asked about a code, in order: first for its token, then for its profile. */
    public List<Call> calls(String code) {
        return calls.stream()
                .filter(call ->
                        code.equals(call.form().get("code")) || ("Bearer at-" + code).equals(call.authorization()))
                .toList();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, String body) {
        String uri = request.uri();
        int cut = uri.indexOf('?');
        String authorization = request.requestHeaders().get("Authorization");
        var form = pairs(body);
        calls.add(new Call(
                request.method().name(),
                cut < 0 ? uri : uri.substring(0, cut),
                pairs(cut < 0 ? "" : uri.substring(cut + 1)),
                form,
                authorization));
        Answer unknown = Answer.of(400, "{\"error\":\"invalid_grant\",\"error_description\":\"unknown\"}");
        Answer answer = authorization == null
                ? tokens.getOrDefault(form.getOrDefault("code", ""), unknown)
                : profiles.getOrDefault(authorization.replaceFirst("^Bearer ", ""), unknown);
        response.status(answer.status()).header("Content-Type", answer.type());
        return Mono.delay(answer.delay())
                .then(response.sendString(Mono.just(answer.body())).then());
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (String pair : text.split("&")) {
            int cut = pair.indexOf('=');
            if (cut > 0) {
                pairs.put(
                        URLDecoder.decode(pair.substring(0, cut), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }
}
