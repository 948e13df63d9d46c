package com.byeolshow.sandbox.mux;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.SandboxSettings;
import com.byeolshow.sandbox.input.BadInputException;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets only the known token pair in, and answers refusals in the provider's error shape. */
@Component
final class MuxAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(MuxAccess.class);

    private final String expected;

    MuxAccess(SandboxSettings settings) {
        var pair = settings.mux().tokenId() + ":" + settings.mux().tokenSecret();
        expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
        var authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        return Mono.defer(() -> expected.equals(authorization)
                        ? next.handle(request)
                        : Mono.error(MuxRefusedException.unauthorized()))
                .onErrorResume(MuxRefusedException.class, MuxAccess::refused)
                .onErrorResume(
                        BadInputException.class,
                        bad -> refused(MuxRefusedException.invalid(String.valueOf(bad.getMessage()))))
                .onErrorResume(failure -> {
                    LOG.error("{} {} failed", request.method(), request.path(), failure);
                    return ServerResponse.status(500).bodyValue(MuxJson.error("internal_error", "Internal error"));
                });
    }

    private static Mono<ServerResponse> refused(MuxRefusedException refused) {
        return ServerResponse.status(refused.status())
                .bodyValue(MuxJson.error(refused.type(), String.valueOf(refused.getMessage())));
    }
}
