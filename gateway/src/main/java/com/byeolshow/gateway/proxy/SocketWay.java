package com.byeolshow.gateway.proxy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Leads sockets to their services, just before the filter that comes with the gateway; that one then has nothing to do. It
 * drops a client the moment its service is gone, so that the socket ends without a status, and loses what a service said
 * just before it closed.
 */
@Component
final class SocketWay implements GlobalFilter, Ordered, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SocketWay.class);

    private static final String OWN_HEADERS = "sec-websocket";

    private final WebSocketService doorway;
    private final WebSocketClient services;
    private final ObjectProvider<List<HttpHeadersFilter>> headers;
    private final long largest;
    private final Set<Sinks.Empty<Void>> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Runnable> stopped = new AtomicReference<>();
    private volatile boolean running;

    SocketWay(
            WebSocketService doorway,
            WebSocketClient services,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            SocketSettings settings) {
        this.doorway = doorway;
        this.services = services;
        this.headers = headers;
        this.largest = settings.largestMessage().toBytes();
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain next) {
        if (!"websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade())) {
            return next.filter(exchange);
        }
        ServerWebExchangeUtils.setAlreadyRouted(exchange);
        URI asked = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        var service = URI.create("ws" + asked.toString().substring("http".length()));
        HttpHeaders passed = passedOn(exchange);
        List<String> protocols = protocols(exchange.getRequest().getHeaders());
        return doorway.handleRequest(
                exchange, new Talk(protocols, client -> proxied(client, service, passed, protocols)));
    }

    private Mono<Void> proxied(WebSocketSession client, URI service, HttpHeaders passed, List<String> protocols) {
        var relay = new SocketRelay(client, largest);
        Mono<Void> talk = services.execute(service, passed, new Talk(protocols, relay::with))
                .onErrorResume(away -> {
                    log.warn("a socket found no service: {}", away.toString());
                    return relay.postponed();
                });
        return Mono.defer(() -> {
            Sinks.Empty<Void> end = Sinks.empty();
            open.add(end);
            // Neither cancels the other: a Close frame whose writing is cancelled is taken back from under the writer.
            return Mono.whenDelayError(
                            (running ? talk : relay.postponed()).doFinally(_ -> end.tryEmitEmpty()),
                            end.asMono().then(relay.postponed()))
                    .doFinally(_ -> left(end));
        });
    }

    private HttpHeaders passedOn(ServerWebExchange exchange) {
        var passed = new HttpHeaders();
        HttpHeadersFilter.filterRequest(headers.getIfAvailable(List::of), exchange)
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase(HttpHeaders.HOST)
                            && !name.toLowerCase(Locale.ROOT).startsWith(OWN_HEADERS)) {
                        passed.addAll(name, values);
                    }
                });
        return passed;
    }

    private static List<String> protocols(HttpHeaders headers) {
        return headers.getOrEmpty("Sec-WebSocket-Protocol").stream()
                .flatMap(listed -> StringUtils.commaDelimitedListToSet(listed).stream())
                .map(String::strip)
                .toList();
    }

    private record Talk(List<String> protocols, Function<WebSocketSession, Mono<Void>> with)
            implements WebSocketHandler {

        @Override
        public List<String> getSubProtocols() {
            return protocols;
        }

        @Override
        public Mono<Void> handle(WebSocketSession other) {
            return with.apply(other);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** First of all that stops: an open socket would keep the web server waiting for its end, and then be cut off. */
    @Override
    public void stop(Runnable done) {
        running = false;
        stopped.set(done);
        open.forEach(Sinks.Empty::tryEmitEmpty);
        stoppedIfEmpty();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    private void left(Sinks.Empty<Void> socket) {
        open.remove(socket);
        if (!running) {
            stoppedIfEmpty();
        }
    }

    private void stoppedIfEmpty() {
        Runnable done = open.isEmpty() ? stopped.getAndSet(null) : null;
        if (done != null) {
            done.run();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
