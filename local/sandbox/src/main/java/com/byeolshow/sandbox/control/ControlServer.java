package com.byeolshow.sandbox.control;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.SandboxSettings;
import com.byeolshow.sandbox.input.BadInputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Serves the control plane on its own loopback port, so that no fault set for an imitated API can hit it. */
@Component
public final class ControlServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    private final SandboxSettings settings;
    private final List<ControlRoutes> parts;
    private @Nullable DisposableServer server;

    ControlServer(SandboxSettings settings, List<ControlRoutes> parts) {
        this.settings = settings;
        this.parts = parts;
    }

    @Override
    public void start() {
        var handler = new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes()));
        server = HttpServer.create()
                .host(settings.host())
                .port(settings.controlPortToBind())
                .handle(handler)
                .bindNow();
        LOG.info("control plane on http://localhost:{}/__sandbox, mails on http://localhost:{}/mails", port(), port());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.disposeNow();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** The port in use, or -1 while stopped. */
    public int port() {
        return server == null ? -1 : server.port();
    }

    private RouterFunction<ServerResponse> routes() {
        var builder = route().GET("/healthz", _ -> ServerResponse.ok().bodyValue(Map.of("ok", true)));
        parts.forEach(part -> builder.add(part.controlRoutes()));
        RouterFunction<ServerResponse> otherwise = RouterFunctions.route(_ -> true, ControlServer::unknown);
        return builder.filter(ControlServer::explained).build().and(otherwise);
    }

    private static Mono<ServerResponse> explained(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return Mono.defer(() -> next.handle(request)).onErrorResume(failure -> switch (failure) {
            case BadInputException bad -> badInput(bad);
            case RefusedCallException refused -> refused(refused);
            case ServerWebInputException _, DataBufferLimitException _ -> answer(400, "the request cannot be read");
            default -> failed(failure, request);
        });
    }

    private static Mono<ServerResponse> badInput(BadInputException bad) {
        return ServerResponse.badRequest()
                .bodyValue(Map.of("error", Map.of("field", bad.field(), "message", bad.reason())));
    }

    private static Mono<ServerResponse> refused(RefusedCallException refused) {
        return answer(refused.status(), String.valueOf(refused.getMessage()));
    }

    private static Mono<ServerResponse> unknown(ServerRequest request) {
        return answer(404, "the control plane has no " + request.method() + " " + request.path());
    }

    private static Mono<ServerResponse> failed(Throwable failure, ServerRequest request) {
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        return answer(500, "the sandbox failed; see its log");
    }

    private static Mono<ServerResponse> answer(int status, String message) {
        return ServerResponse.status(status).bodyValue(Map.of("error", Map.of("message", message)));
    }
}
