package com.byeolshow.payment.settlement.iamport;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** One call at the provider: our token, its envelope, and what its statuses mean. */
record IamportCalls(WebClient http, IamportTokens tokens) {

    /** The provider's answer; success is HTTP 2xx <em>and</em> code 0. */
    record Answer<T>(
            @JsonProperty("code") @Nullable Integer code,
            @JsonProperty("message") @Nullable String message,
            @JsonProperty("response") @Nullable T response) {}

    /**
     * What stands inside the envelope; empty for a 404. A token the provider no longer takes is replaced once and the
     * call repeated once: a 401 means that nothing was done. Fails with {@link IamportException} if the provider refused
     * or cannot be understood.
     */
    <T> Mono<T> response(
            ParameterizedTypeReference<Answer<T>> form, Function<WebClient, WebClient.RequestHeadersSpec<?>> request) {
        Function<String, Mono<T>> call = token -> request.apply(http)
                .headers(headers -> headers.setBearerAuth(token))
                .exchangeToMono(response -> read(response, form));
        return tokens.current()
                .flatMap(token -> call.apply(token).onErrorResume(TokenRefused.class, _ -> {
                    tokens.drop(token);
                    return tokens.current().flatMap(call);
                }))
                .onErrorMap(TokenRefused.class, _ -> new IamportException("a fresh access token was refused"));
    }

    /** The envelope around a type. */
    static <T> ParameterizedTypeReference<Answer<T>> answerOf(ResolvableType inside) {
        return ParameterizedTypeReference.forType(
                ResolvableType.forClassWithGenerics(Answer.class, inside).getType());
    }

    private static <T> Mono<T> read(ClientResponse response, ParameterizedTypeReference<Answer<T>> form) {
        int status = response.statusCode().value();
        if (status == 401) {
            return response.releaseBody().then(Mono.error(TokenRefused::new));
        }
        if (status == 404) {
            return response.releaseBody().then(Mono.empty());
        }
        var wait = retryAfter(response);
        return response.bodyToMono(form)
                .onErrorMap(_ -> IamportException.unreadable(status, "unreadable answer", wait))
                .switchIfEmpty(Mono.error(() -> IamportException.unreadable(status, "empty answer", wait)))
                .map(answer -> accepted(status, answer, wait));
    }

    private static <T> T accepted(int status, Answer<T> answer, @Nullable Duration wait) {
        int code = Objects.requireNonNullElse(answer.code(), 0);
        var response = answer.response();
        if (status / 100 != 2 || code != 0 || response == null) {
            throw IamportException.refused(
                    status, code, Objects.requireNonNullElse(answer.message(), "no reason given"), wait);
        }
        return response;
    }

    /** Seconds only: the other form, a date, would depend on both clocks being right. */
    static @Nullable Duration retryAfter(ClientResponse response) {
        String value = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    /** The provider answered 401 to our token. */
    private static final class TokenRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TokenRefused() {
            super("access token refused", null, false, false);
        }
    }
}
