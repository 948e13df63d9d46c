package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.input.BadInputException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Asks for the token everywhere but where it is issued, and wraps refusals in the provider's envelope. */
@Component
final class IamportAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(IamportAccess.class);
    private static final String BEARER = "bearer ";

    private final Tokens tokens;

    IamportAccess(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return Mono.defer(
                        () -> open(request) ? next.handle(request) : Mono.error(IamportRefusedException.unauthorized()))
                .onErrorResume(IamportRefusedException.class, IamportAccess::refused)
                .onErrorResume(
                        BadInputException.class,
                        bad -> refused(IamportRefusedException.bad(String.valueOf(bad.getMessage()))))
                .onErrorResume(failure -> {
                    LOG.error("{} {} failed", request.method(), request.path(), failure);
                    return ServerResponse.status(500).bodyValue(IamportJson.envelope(-1, "Internal error", null));
                });
    }

    /** The documents say Bearer, the official clients send the bare token: both are taken. */
    private boolean open(ServerRequest request) {
        if (request.path().endsWith("/users/getToken")) {
            return true;
        }
        var header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return false;
        }
        var bearer = header.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return tokens.opens(bearer ? header.substring(BEARER.length()).strip() : header.strip());
    }

    private static Mono<ServerResponse> refused(IamportRefusedException refused) {
        return ServerResponse.status(refused.status())
                .bodyValue(IamportJson.envelope(refused.code(), refused.getMessage(), null));
    }
}
