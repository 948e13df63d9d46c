package com.byeolshow.broadcast.mux;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.Awaiting;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What keeps a struggling video platform from being asked more, and us from waiting for it. */
@BroadcastTest
class MuxGuardTest {

    private static final String PENDING = "SELECT count(*) FROM stream_closings WHERE stream_id = :p";

    /** More than the breaker looks back on, so that other calls of the service cannot make up for it. */
    private static final int MANY = 30;

    private static final int AT_ONCE = 32;

    private final WebTestClient http;
    private final MuxStreams streams;
    private final FakeMux mux;
    private final Given given;
    private final CircuitBreaker breaker;

    MuxGuardTest(WebTestClient http, MuxStreams streams, FakeMux mux, Given given, CircuitBreakerRegistry breakers) {
        this.http = http;
        this.streams = streams;
        this.mux = mux;
        this.given = given;
        this.breaker = breakers.circuitBreaker("mux");
    }

    @BeforeEach
    @AfterEach
    void quiet() {
        mux.reset();
    }

    @Test
    void aPlatformThatKeepsFailingIsLeftAloneUntilItAnswersAgain() {
        String stream = "ls_" + given.influencer();
        int asked = leaveAlone(stream);
        StepVerifier.create(streams.complete(stream)).verifyError(CallNotPermittedException.class);
        assertThat(mux.completionsOf(stream)).isEqualTo(asked);

        mux.answersCompletion(stream, aResponse().withStatus(200));
        breaker.transitionToHalfOpenState();
        Flux.range(0, 3).concatMap(_ -> streams.complete(stream)).blockLast();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void whileItIsLeftAloneNoKeyIsMadeAndNobodyHasToWaitLonger() {
        leaveAlone("ls_" + given.influencer());
        String host = given.influencer();
        given.as(http, host)
                .get()
                .uri("/influencer/streamkey")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .exists("Retry-After");
        assertThat(mux.creations()).isEmpty();

        mux.reset();
        mux.creates(host, 0);
        given.as(http, host)
                .get()
                .uri("/influencer/streamkey")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aShowThatEndsMeanwhileIsFinishedAfterwards() {
        String host = given.host();
        long id = given.live(http, host);
        leaveAlone("ls_" + given.influencer());
        given.end(http, host, id).expectStatus().isAccepted();
        Awaiting.until(() -> given.count(
                        "SELECT count(*) FROM stream_closings WHERE stream_id = :p AND attempts > 0 AND NOT asking",
                        "ls_" + host)
                == 1);
        assertThat(mux.completionsOf("ls_" + host)).isZero();
        mux.reset();
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
        assertThat(mux.completionsOf("ls_" + host)).isEqualTo(1);
    }

    @Test
    void moreCallsThanItShouldBearAreNotMade() {
        String stream = "ls_" + given.influencer();
        var asking = mux.holdsCompletion(stream);
        var refused = new AtomicInteger();
        var all = Flux.range(0, AT_ONCE + 8)
                .flatMap(
                        _ -> streams.complete(stream).onErrorResume(BulkheadFullException.class, _ -> {
                            refused.incrementAndGet();
                            return Mono.empty();
                        }),
                        AT_ONCE + 8)
                .then()
                .toFuture();
        Awaiting.until(() -> refused.get() >= 8);
        asking.open();
        all.join();
        assertThat(mux.completionsOf(stream)).isEqualTo(AT_ONCE + 8 - refused.get());
        StepVerifier.create(streams.complete(stream)).verifyComplete();
    }

    /** Returns how often the stream was asked for. */
    private int leaveAlone(String stream) {
        mux.answersCompletion(stream, aResponse().withStatus(500));
        Flux.range(0, MANY)
                .concatMap(_ -> streams.complete(stream).onErrorResume(_ -> Mono.empty()))
                .blockLast();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        // Left alone for as long as the test takes; after five seconds somebody would look again.
        breaker.transitionToForcedOpenState();
        return mux.completionsOf(stream);
    }
}
