package com.byeolshow.platform.web.client;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Repeats what is safe to repeat: reads after any failure of the remote, every method after a connection that never
 * opened or a 429, since then nothing was executed. A write whose answer was lost is never repeated here; its caller
 * looks up what happened first. Waits 0.3 s × 2ⁿ with up to half of it taken off at random, or what the remote asks for in
 * seconds or by date, 8 s at most.
 */
final class SafeRetry implements ExchangeFilterFunction {

    private static final Duration FIRST_WAIT = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final int retries;

    SafeRetry(int retries) {
        this.retries = retries;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return attempt(request, next, 0);
    }

    private Mono<ClientResponse> attempt(ClientRequest request, ExchangeFunction next, int done) {
        return next.exchange(request)
                .flatMap(response -> done < retries && worthRepeating(request, response)
                        ? response.releaseBody()
                                .then(Mono.delay(waitAfter(done, retryAfter(response))))
                                .then(Mono.defer(() -> attempt(request, next, done + 1)))
                        : Mono.just(response))
                .onErrorResume(error -> done < retries && worthRepeating(request, error)
                        ? Mono.delay(waitAfter(done, null)).then(Mono.defer(() -> attempt(request, next, done + 1)))
                        : Mono.error(error));
    }

    private static boolean worthRepeating(ClientRequest request, ClientResponse response) {
        int status = response.statusCode().value();
        return status == 429 || (isRead(request) && status >= 500 && status != 501);
    }

    private static boolean worthRepeating(ClientRequest request, Throwable error) {
        if (error instanceof CallNotPermittedException || error instanceof BulkheadFullException) {
            return false;
        }
        return isRead(request) || neverConnected(error);
    }

    private static boolean neverConnected(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRead(ClientRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    private static @Nullable Duration retryAfter(ClientResponse response) {
        HttpHeaders headers = response.headers().asHttpHeaders();
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        String asked = value.strip();
        if (asked.matches("[0-9]+")) {
            // More digits than any number of seconds we would wait.
            return asked.length() > 9 ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(asked));
        }
        return between(headers.getFirst(HttpHeaders.DATE), asked);
    }

    /** By the remote's own clock, as ours may differ; null unless both are dates, the later one last. */
    private static @Nullable Duration between(@Nullable String now, String then) {
        if (now == null) {
            return null;
        }
        try {
            Duration asked = Duration.between(date(now), date(then));
            return asked.isNegative() ? null : asked;
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    private static Instant date(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
    }

    private static Duration waitAfter(int done, @Nullable Duration asked) {
        if (asked != null) {
            return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
        }
        long full = FIRST_WAIT.toMillis() << Math.min(done, 5);
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
