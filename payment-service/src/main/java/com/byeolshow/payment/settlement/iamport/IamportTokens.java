package com.byeolshow.payment.settlement.iamport;

import com.byeolshow.platform.web.client.GuardedClients;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The access token, fetched once for all callers that need it at the same time and kept until it has less than a minute
 * to live. Its life is measured from receipt on the monotonic clock, so neither clock has to be right.
 */
@Component
class IamportTokens {

    private static final Duration SPARE = Duration.ofSeconds(60);

    private static final Duration AGAIN_AFTER = Duration.ofMillis(200);

    private final Mono<Held> held;
    private final AtomicReference<String> refused = new AtomicReference<>("");

    @Autowired
    IamportTokens(GuardedClients clients, IamportSettings settings) {
        this(clients.client("iamport"), settings, System::nanoTime);
    }

    IamportTokens(WebClient http, IamportSettings settings, LongSupplier nanos) {
        held = fetch(http, settings, nanos)
                .doOnNext(fresh -> refused.set(""))
                .cacheInvalidateIf(token -> token.until() - nanos.getAsLong() < SPARE.toNanos()
                        || token.value().equals(refused.get()));
    }

    Mono<String> current() {
        return held.map(Held::value);
    }

    /** Forgets a token the provider no longer takes; does nothing if another caller already did. */
    void drop(String token) {
        refused.set(token);
    }

    private static Mono<Held> fetch(WebClient http, IamportSettings settings, LongSupplier nanos) {
        return Mono.defer(() -> http.post()
                .uri("/users/getToken")
                .bodyValue(Map.of("imp_key", settings.key(), "imp_secret", settings.secret()))
                .exchangeToMono(IamportTokens::answer)
                // Asking twice gives the same token, so this is the one POST that may be repeated blindly.
                .retryWhen(Retry.backoff(1, AGAIN_AFTER)
                        .filter(IamportTokens::isWorthRepeating)
                        .onRetryExhaustedThrow((_, signal) -> signal.failure()))
                .map(token -> new Held(
                        token.access_token(),
                        nanos.getAsLong()
                                + Duration.ofSeconds(Math.max(0, token.expired_at() - token.now()))
                                        .toNanos())));
    }

    private static boolean isWorthRepeating(Throwable failed) {
        return failed instanceof WebClientRequestException
                || (failed instanceof IamportException known && known.isTransient() && known.retryAfter() == null);
    }

    private static Mono<Token> answer(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        if (!status.is2xxSuccessful()) {
            return response.releaseBody()
                    .then(Mono.error(() -> IamportException.unreadable(
                            status.value(), "no access token", IamportCalls.retryAfter(response))));
        }
        return response.bodyToMono(TokenAnswer.class)
                .onErrorMap(unreadable -> new IamportException("no access token: unreadable answer"))
                .mapNotNull(answer -> answer.code() == 0 ? answer.response() : null)
                .switchIfEmpty(Mono.error(() -> new IamportException("no access token: refused")));
    }

    record TokenAnswer(int code, @Nullable Token response) {}

    record Token(String access_token, long now, long expired_at) {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    private record Held(String value, long until) {
        @Override
        public String toString() {
            return "Held[***]";
        }
    }
}
