package com.byeolshow.broadcast.mux;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * What only this platform's answers mean: a 409 says that two changes met and neither this one was made, so it is
 * repeated twice. A 401 says that our token is void: that is an alert, never repeated. Watch
 * {@code broadcast.mux.unauthorized}: anything above zero needs a person.
 */
final class MuxAnswers implements ExchangeFilterFunction {

    private static final Logger log = LoggerFactory.getLogger(MuxAnswers.class);

    private static final int REPEATS = 2;
    private static final long FIRST_WAIT_MILLIS = 300;

    private final Counter unauthorized;

    MuxAnswers(MeterRegistry meters) {
        this.unauthorized = Counter.builder("broadcast.mux.unauthorized").register(meters);
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return attempt(request, next, 0);
    }

    private Mono<ClientResponse> attempt(ClientRequest request, ExchangeFunction next, int done) {
        return next.exchange(request).flatMap(answer -> {
            if (answer.statusCode().value() == HttpStatus.CONFLICT.value() && done < REPEATS) {
                return answer.releaseBody()
                        .then(Mono.delay(waitAfter(done)))
                        .then(Mono.defer(() -> attempt(request, next, done + 1)));
            }
            if (answer.statusCode().value() == HttpStatus.UNAUTHORIZED.value()) {
                unauthorized.increment();
                log.error("the video platform does not accept our token: replace byeolshow.mux.token-id and -secret");
            }
            return Mono.just(answer);
        });
    }

    private static Duration waitAfter(int done) {
        long full = FIRST_WAIT_MILLIS << done;
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 4 + 1));
    }
}
