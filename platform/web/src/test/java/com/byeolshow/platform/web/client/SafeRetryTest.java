package com.byeolshow.platform.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SafeRetryTest {

    private static final int RETRIES = 2;

    private int calls;

    /** What a remote does, again and again: a status, or how the connection fails. */
    private Mono<ClientResponse> remote(ClientRequest request, Deque<String> script) {
        calls++;
        String next = script.size() > 1 ? script.pop() : script.peek();
        return switch (String.valueOf(next)) {
            case "refused" ->
                Mono.error(new WebClientRequestException(
                        new ConnectException("refused"), request.method(), request.url(), new HttpHeaders()));
            case "lost" -> Mono.error(new TimeoutException("no answer"));
            case "full" -> Mono.error(BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("remote")));
            default ->
                Mono.just(ClientResponse.create(HttpStatusCode.valueOf(Integer.parseInt(String.valueOf(next))))
                        .build());
        };
    }

    @ParameterizedTest(name = "{0} {1}: {2} calls")
    @CsvSource({
        // Reads may be repeated, whatever happened.
        "GET,  200,             1",
        "GET,  503 200,         2",
        "GET,  500 502 200,     3",
        "GET,  503,             3",
        "GET,  lost 200,        2",
        "GET,  lost,            3",
        "HEAD, 500 200,         2",
        // Saying it again does not help.
        "GET,  404,             1",
        "GET,  501,             1",
        "GET,  full,            1",
        // A write is repeated only if it cannot have happened.
        "POST, 503,             1",
        "POST, lost,            1",
        "POST, refused,         3",
        "POST, refused 201,     2",
        "POST, 429 201,         2",
        "PUT,  500,             1",
        "DELETE, lost,          1",
    })
    void repeatsWhatIsSafe(String method, String script, int expectedCalls) {
        var request = ClientRequest.create(HttpMethod.valueOf(method), URI.create("http://remote/"))
                .build();
        var steps = new ArrayDeque<>(List.of(script.split(" ")));
        StepVerifier.withVirtualTime(() -> new SafeRetry(RETRIES)
                        .filter(request, asked -> remote(asked, steps))
                        .onErrorResume(gaveUp -> Mono.empty())
                        .then())
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(calls).isEqualTo(expectedCalls);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", " 7 , 7", "9999, 8", "86400, 8", "99999999999999999999, 8"})
    void waitsAsLongAsTheRemoteAsksButNotForEver(String asked, int seconds) {
        waits(seconds, HttpHeaders.RETRY_AFTER, asked);
    }

    @ParameterizedTest(name = "until {0}: {1} s")
    @CsvSource({"'Wed, 01 May 2030 11:00:05 GMT', 5", "'Thu, 02 May 2030 11:00:00 GMT', 8"})
    void waitsUntilTheDateTheRemoteNamesByItsOwnClock(String until, int seconds) {
        waits(seconds, HttpHeaders.RETRY_AFTER, until, HttpHeaders.DATE, "Wed, 01 May 2030 11:00:00 GMT");
    }

    @ParameterizedTest
    @CsvSource({
        "'Wed, 01 May 2030 10:59:00 GMT', 'Wed, 01 May 2030 11:00:00 GMT'",
        "'Wed, 01 May 2030 11:00:07 GMT', today",
        "soon, 'Wed, 01 May 2030 11:00:00 GMT'",
        "-7, 'Wed, 01 May 2030 11:00:00 GMT'"
    })
    void waitsAsUsualWhenTheRemoteAsksForNothingThatMakesSense(String asked, String date) {
        StepVerifier.withVirtualTime(() -> repeated(HttpHeaders.RETRY_AFTER, asked, HttpHeaders.DATE, date))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(149))
                .thenAwait(Duration.ofMillis(151))
                .expectNextCount(1)
                .verifyComplete();
    }

    private static void waits(int seconds, String... headers) {
        StepVerifier.withVirtualTime(() -> repeated(headers))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(seconds * 1000L - 1))
                .thenAwait(Duration.ofMillis(1))
                .expectNextMatches(response -> response.statusCode().value() == 201)
                .verifyComplete();
    }

    /** A call that is refused with these headers, and then not. */
    private static Mono<ClientResponse> repeated(String... headers) {
        var refusal = ClientResponse.create(HttpStatusCode.valueOf(429));
        for (int i = 0; i < headers.length; i += 2) {
            refusal.header(headers[i], headers[i + 1]);
        }
        var answers = new ArrayDeque<>(List.of(
                refusal.build(),
                ClientResponse.create(HttpStatusCode.valueOf(201)).build()));
        var request = ClientRequest.create(HttpMethod.POST, URI.create("http://remote/"))
                .build();
        return new SafeRetry(RETRIES).filter(request, ignored -> Mono.just(answers.pop()));
    }
}
