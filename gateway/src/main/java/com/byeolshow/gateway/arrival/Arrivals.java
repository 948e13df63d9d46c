package com.byeolshow.gateway.arrival;

import com.byeolshow.platform.web.caller.AddressBlock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * The outermost layer: cleans a request before anything, tracing included, has looked at it, and writes its line into
 * the access log after everything, error answers included, is done.
 */
@Component
final class Arrivals implements HttpHandlerDecoratorFactory {

    private static final Logger access = LoggerFactory.getLogger("access");

    /** What the log shows when the client left before the answer was complete; no client ever sees it. */
    private static final int CLIENT_LEFT = 499;

    private final List<AddressBlock> trusted;

    Arrivals(ArrivalSettings settings) {
        this.trusted = settings.trustedProxies();
    }

    @Override
    public HttpHandler apply(HttpHandler inner) {
        return (request, response) -> Mono.defer(() -> {
            long begun = System.nanoTime();
            return inner.handle(believed(request), response).doFinally(how -> log(request, response, how, begun));
        });
    }

    private static int status(ServerHttpRequest request, ServerHttpResponse response, SignalType how) {
        var status = response.getStatusCode();
        if (status != null || request.getHeaders().getUpgrade() == null) {
            return how == SignalType.CANCEL ? CLIENT_LEFT : status == null ? 200 : status.value();
        }
        return 101; // an upgrade writes its status past the response
    }

    private ServerHttpRequest believed(ServerHttpRequest request) {
        HttpHeaders sent = request.getHeaders();
        var mutation = request.mutate();
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress address = peer == null ? null : peer.getAddress();
        if (peer != null && address != null && ClientAddress.trusts(address, trusted)) {
            InetAddress client =
                    ClientAddress.behind(address, sent.getOrDefault("X-Forwarded-For", List.of()), trusted);
            mutation.remoteAddress(new InetSocketAddress(client, peer.getPort()));
            if ("https".equalsIgnoreCase(sent.getFirst("X-Forwarded-Proto"))) {
                mutation.uri(secure(request.getURI()));
            }
        }
        return mutation.headers(ArrivalHeaders::clean).build();
    }

    private static URI secure(URI uri) {
        return UriComponentsBuilder.fromUri(uri).scheme("https").build(true).toUri();
    }

    /** Neither query nor headers: a query may hold what a person typed, a header holds the token. */
    private static void log(ServerHttpRequest request, ServerHttpResponse response, SignalType how, long begun) {
        String trace = response.getHeaders().getFirst(AnswerStage.TRACE_ID);
        if (trace == null) {
            return; // the management port: probes and scrapes are no visits
        }
        access.info(
                "{} {} {} {} ms trace={}",
                request.getMethod(),
                Objects.requireNonNullElse(request.getURI().getRawPath(), "/"),
                status(request, response, how),
                (System.nanoTime() - begun) / 1_000_000,
                trace);
    }
}
