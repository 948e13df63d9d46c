package com.byeolshow.platform.web.problem;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Gives a body to the refusal of requests whose target is no URI, such as one with a bare {@code |}. Spring refuses them
 * before there is an exchange, with nothing but a status, and the app reads the body of every failure.
 */
final class UnreadableTargets implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final ProblemRenderer renderer;

    UnreadableTargets(ProblemRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server ->
                server.mapHandle((handled, connection) -> handled.then(Mono.defer(() -> answer(connection)))));
    }

    private Mono<Void> answer(Connection connection) {
        return connection instanceof HttpServerRequest request
                        && connection instanceof HttpServerResponse response
                        && !response.hasSentHeaders()
                        && response.status().equals(HttpResponseStatus.BAD_REQUEST)
                        && isNoUri(request.uri())
                ? write(request, response)
                : Mono.empty();
    }

    private static boolean isNoUri(String target) {
        try {
            return !new URI("http://localhost" + target).isAbsolute();
        } catch (URISyntaxException unreadable) {
            return true;
        }
    }

    private Mono<Void> write(HttpServerRequest request, HttpServerResponse response) {
        String path = request.uri().replaceFirst("[?#].*", "");
        var rendered = renderer.render(
                new RequestProblem.Malformed("unreadable address"),
                path,
                request.requestHeaders().getAll(HttpHeaderNames.ACCEPT_LANGUAGE));
        byte[] body = renderer.json(rendered);
        rendered.languageHeaders().forEach(response::addHeader);
        return response.status(rendered.status())
                .header(HttpHeaderNames.CONTENT_TYPE, rendered.type().toString())
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendByteArray(Mono.just(body))
                .then();
    }
}
