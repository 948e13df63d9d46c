package com.byeolshow.sandbox.webhooks;

import com.byeolshow.sandbox.webhooks.Notice.Outgoing;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Posts one body and reports what came back; never fails itself. */
@Component
public final class WebhookSender {
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int LONGEST_KEPT_ANSWER = 500;

    /** A connection of its own per post: a pooled one that the receiver closed would look like a failed attempt. */
    private final HttpClient client = HttpClient.create(ConnectionProvider.newConnection())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
            .headers(headers -> headers.set("user-agent", "byeolshow-sandbox"));

    private final Scheduler patience;

    /** The scheduler measures how long an answer is waited for. */
    WebhookSender(Scheduler patience) {
        this.patience = patience;
    }

    /**
     * The receiver's answer.
     *
     * @param status 0 when no answer came
     */
    public record Answer(
            int status,
            String body,
            Map<String, String> headers,
            @Nullable String failure) {}

    public Mono<Answer> post(URI address, Outgoing outgoing, Duration timeout) {
        return client.headers(headers -> {
                    headers.set("content-type", outgoing.contentType());
                    outgoing.headers().forEach(headers::set);
                })
                .post()
                .uri(address)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(outgoing.body())))
                .response((response, content) -> {
                    var headers = new LinkedHashMap<String, String>();
                    response.responseHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
                    return content.asString()
                            .take(1)
                            .defaultIfEmpty("")
                            .map(body -> new Answer(response.status().code(), cut(body), Map.copyOf(headers), null));
                })
                .next()
                .timeout(timeout, patience)
                .onErrorResume(failure -> Mono.just(new Answer(0, "", Map.of(), reason(failure, timeout))));
    }

    private static String cut(String body) {
        return body.length() > LONGEST_KEPT_ANSWER ? body.substring(0, LONGEST_KEPT_ANSWER) : body;
    }

    private static String reason(Throwable failure, Duration timeout) {
        return failure instanceof TimeoutException
                ? "no answer within " + timeout.toSeconds() + " s"
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
