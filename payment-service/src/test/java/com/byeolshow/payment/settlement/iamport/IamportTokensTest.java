package com.byeolshow.payment.settlement.iamport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class IamportTokensTest {

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String body = "";
    private volatile HttpStatus status = HttpStatus.OK;

    private final IamportTokens tokens = new IamportTokens(
            WebClient.builder()
                    .exchangeFunction(
                            request -> Mono.delay(Duration.ofMillis(30)).map(_ -> ClientResponse.create(status)
                                    .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                                    .body(body.isEmpty() ? token(asked.incrementAndGet()) : body)
                                    .build()))
                    .build(),
            new IamportSettings("key", "secret", false),
            nanos::get);

    @Test
    void callersAtTheSameTimeShareOneRequest() {
        var seen = Objects.requireNonNull(Flux.range(0, 50)
                .flatMap(_ -> tokens.current(), 50)
                .collect(HashSet::new, HashSet::add)
                .block());
        assertThat(seen).hasSize(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTokenIsKeptUntilItHasAMinuteToLive() {
        assertThat(tokens.current().block()).isEqualTo("token-1");
        nanos.addAndGet(Duration.ofMinutes(29).toNanos());
        assertThat(tokens.current().block()).isEqualTo("token-1");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(tokens.current().block()).isEqualTo("token-2");
    }

    @Test
    void theSameTokenWithALongerLifeIsKeptThatLong() {
        body = token(7);
        assertThat(tokens.current().block()).isEqualTo("token-7");
        nanos.addAndGet(Duration.ofSeconds(1750).toNanos());
        body = """
                {"code":0,"message":null,"response":{"access_token":"token-7","now":1700001750,"expired_at":1700002100}}""";
        assertThat(tokens.current().block()).isEqualTo("token-7");
        body = token(8);
        nanos.addAndGet(Duration.ofSeconds(280).toNanos());
        assertThat(tokens.current().block()).isEqualTo("token-7");
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(tokens.current().block()).isEqualTo("token-8");
    }

    @Test
    void aProviderInTroubleIsAskedOnceMore() {
        status = HttpStatus.INTERNAL_SERVER_ERROR;
        StepVerifier.create(tokens.current()).verifyError(IamportException.class);
        assertThat(asked).hasValue(2);
        status = HttpStatus.UNAUTHORIZED;
        StepVerifier.create(tokens.current()).verifyError(IamportException.class);
        assertThat(asked).hasValue(3);
    }

    @Test
    void aDroppedTokenIsReplacedOnceForAllWhoDropIt() {
        assertThat(tokens.current().block()).isEqualTo("token-1");
        tokens.drop("token-1");
        tokens.drop("token-1");
        assertThat(tokens.current().block()).isEqualTo("token-2");
        tokens.drop("token-1");
        assertThat(tokens.current().block()).isEqualTo("token-2");
    }

    @Test
    void theSameTokenGivenAgainIsTakenAgain() {
        body = token(7);
        assertThat(tokens.current().block()).isEqualTo("token-7");
        tokens.drop("token-7");
        assertThat(tokens.current().block()).isEqualTo("token-7");
    }

    @Test
    void aRefusalIsAnErrorAndNotKept() {
        status = HttpStatus.UNAUTHORIZED;
        StepVerifier.create(tokens.current()).verifyError(IamportException.class);
        status = HttpStatus.OK;
        body = "{\"code\":-1,\"message\":\"no\",\"response\":null}";
        StepVerifier.create(tokens.current()).verifyError(IamportException.class);
        body = "";
        StepVerifier.create(tokens.current()).expectNextCount(1).verifyComplete();
    }

    private static String token(int number) {
        return """
                {"code":0,"message":null,"response":{"access_token":"token-%d","now":1700000000,"expired_at":1700001800}}""".formatted(number);
    }
}
