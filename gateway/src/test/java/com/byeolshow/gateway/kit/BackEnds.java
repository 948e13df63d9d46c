package com.byeolshow.gateway.kit;

import com.byeolshow.gateway.route.Owner;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.reactivestreams.Publisher;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.json.JsonMapper;

/**
 * Six small services on real sockets. Each answers any request with a JSON description of what it received; a path can
 * be given other behaviour. The chat path echoes WebSocket frames. The property {@code kit.down} names services that are
 * not there, {@code kit.keys} another place to ask for identity's keys, {@code kit.social} another social service.
 */
public final class BackEnds implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What a back end does with a request. */
    public interface Behaviour extends BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Owner, DisposableServer> SERVERS = new EnumMap<>(Owner.class);
    private static final Map<String, Behaviour> BEHAVIOURS = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();
    private static final Map<String, CompletableFuture<Integer>> ENDS = new ConcurrentHashMap<>();

    static {
        for (Owner owner : Owner.values()) {
            SERVERS.put(owner, start(owner));
        }
        forget();
    }

    /** Forgets after each test what its back ends were told, and begins none before the gateway knows identity's keys. */
    static final class Forgetting implements BeforeEachCallback, AfterEachCallback {

        private static final Set<ApplicationContext> READY = ConcurrentHashMap.newKeySet();

        /**
         * Until it has them it lets tokens pass for the services to check, and on a busy machine the first question for
         * them can take longer than the gateway waits.
         */
        @Override
        public void beforeEach(ExtensionContext test) {
            var gateway = SpringExtension.getApplicationContext(test);
            if (!gateway.getEnvironment().containsProperty("kit.keys") && READY.add(gateway)) {
                var client = gateway.getBean(Client.class);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> client.call("GET", "/influencer/streamkey", Tokens.customer("early"))
                                        .exchange()
                                        .returnResult(Void.class)
                                        .getStatus()
                                        .value()
                                != 200);
            }
        }

        @Override
        public void afterEach(ExtensionContext test) {
            forget();
        }
    }

    private static void forget() {
        BEHAVIOURS.clear();
        on(Owner.IDENTITY, "/.well-known/jwks.json", (_, response) -> response.header(
                        "Content-Type", "application/json")
                .sendString(Mono.just(Tokens.publishedKeys())));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var values = new LinkedHashMap<String, String>();
        SERVERS.forEach((owner, server) ->
                values.put("byeolshow.gateway.services." + owner.name().toLowerCase(Locale.ROOT), url(server)));
        values.put(
                "byeolshow.security.jwk-set-uri",
                context.getEnvironment()
                        .getProperty("kit.keys", url(server(Owner.IDENTITY)) + "/.well-known/jwks.json"));
        context.getEnvironment()
                .getProperty("kit.down", List.class, List.of())
                .forEach(owner -> values.put("byeolshow.gateway.services." + owner, "http://127.0.0.1:1"));
        String social = context.getEnvironment().getProperty("kit.social");
        if (social != null) {
            values.put("byeolshow.gateway.services.social", social);
        }
        values.put("management.server.port", "0");
        TestPropertyValues.of(values).applyTo(context);
    }

    /** Replaces the behaviour of one path until the end of the test. */
    public static void on(Owner owner, String path, Behaviour behaviour) {
        BEHAVIOURS.put(owner + path, behaviour);
    }

    /** How often a path was really called. */
    public static int calls(Owner owner, String path) {
        return CALLS.computeIfAbsent(owner + path, _ -> new AtomicInteger()).get();
    }

    private static DisposableServer start(Owner owner) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> {
                    String path = request.fullPath();
                    CALLS.computeIfAbsent(owner + path, _ -> new AtomicInteger())
                            .incrementAndGet();
                    if (path.equals("/ws/chat/missing")) {
                        return response.status(404).send();
                    }
                    if (path.startsWith("/ws/chat/") && request.requestHeaders().contains("Upgrade")) {
                        return response.sendWebsocket(
                                (in, out) -> switch (path) {
                                    case "/ws/chat/closes" -> closes(in, out);
                                    case "/ws/chat/farewell" ->
                                        out.sendString(farewell()).then(out.sendClose(4429, "too many"));
                                    case "/ws/chat/gone" -> gone(in, false);
                                    case "/ws/chat/reset" -> gone(in, true);
                                    default -> echo(path, in, out);
                                },
                                WebsocketServerSpec.builder()
                                        .maxFramePayloadLength(4 << 20)
                                        .build());
                    }
                    return Objects.requireNonNullElse(BEHAVIOURS.get(owner + path), echo(owner))
                            .apply(request, response);
                })
                .bindNow(Duration.ofSeconds(10));
    }

    /** The code with which the client's side of the chat on this path ended: 1006 if it was none. */
    public static CompletableFuture<Integer> endOf(String path) {
        return ENDS.computeIfAbsent(path, _ -> new CompletableFuture<>());
    }

    private static Publisher<Void> echo(String path, WebsocketInbound in, WebsocketOutbound out) {
        return out.sendString(in.receive().asString())
                .then(in.receiveCloseStatus()
                        .map(WebSocketCloseStatus::code)
                        .defaultIfEmpty(1006)
                        .doOnNext(endOf(path)::complete)
                        .then());
    }

    /** Closes with the code that the first message names, or without one. */
    private static Mono<Void> closes(WebsocketInbound in, WebsocketOutbound out) {
        return in.receive()
                .asString()
                .flatMap(
                        code -> code.equals("-") ? out.sendClose() : out.sendClose(Integer.parseInt(code), "own words"))
                .then();
    }

    /** More than a client takes at once. */
    private static Flux<String> farewell() {
        return Flux.range(0, 2000).map(number -> number + " " + "x".repeat(500));
    }

    /** Ends with the first message, as a process does that is killed: no frame, just no connection any more. */
    private static Mono<Void> gone(WebsocketInbound in, boolean reset) {
        return in.receive()
                .doOnNext(_ -> in.withConnection(connection -> {
                    if (reset) {
                        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
                    }
                    connection.channel().unsafe().closeForcibly();
                }))
                .then(Mono.never());
    }

    private static Behaviour echo(Owner owner) {
        return (request, response) -> request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> {
                    var headers = new LinkedHashMap<String, String>();
                    request.requestHeaders()
                            .forEach(
                                    header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
                    byte[] answer = JSON.writeValueAsBytes(Map.of(
                            "service",
                            owner.service(),
                            "method",
                            request.method().name(),
                            "uri",
                            request.uri(),
                            "headers",
                            headers,
                            "length",
                            body.length,
                            "body",
                            body.length > 1000 ? "" : new String(body, StandardCharsets.UTF_8)));
                    return response.header("Content-Type", "application/json")
                            .header("Server", "secret/1.0")
                            .header("Content-Length", Integer.toString(answer.length))
                            .send(Flux.just(Unpooled.wrappedBuffer(answer)))
                            .then();
                });
    }

    private static DisposableServer server(Owner owner) {
        return Objects.requireNonNull(SERVERS.get(owner));
    }

    private static String url(DisposableServer server) {
        return "http://127.0.0.1:" + server.port();
    }
}
