package com.byeolshow.broadcast.show;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.Awaiting;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What follows BR-10 at the video platform. */
@BroadcastTest
class CloseStreamsTest {

    private static final String PENDING = "SELECT count(*) FROM stream_closings WHERE stream_id = :p";

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;

    CloseStreamsTest(WebTestClient http, FakeMux mux, Given given) {
        this.http = http;
        this.mux = mux;
        this.given = given;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void anEndedShowsStreamIsFinishedOnce() {
        String host = given.host();
        end(host);
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
        assertThat(mux.completionsOf("ls_" + host)).isEqualTo(1);
    }

    @Test
    void afterAFailureItIsTriedAgainAndTheShowStaysEnded() {
        String host = given.host();
        mux.answersCompletion("ls_" + host, aResponse().withStatus(500));
        long id = end(host);
        Awaiting.until(() -> mux.completionsOf("ls_" + host) >= 1);
        assertThat(given.column(id, "status", String.class)).isEqualTo("close");
        assertThat(given.count(PENDING, "ls_" + host)).isEqualTo(1);

        mux.answersCompletion("ls_" + host, aResponse().withStatus(200));
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
        assertThat(mux.completionsOf("ls_" + host)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aBrokenConnectionIsAFailureToo() {
        String host = given.host();
        mux.answersCompletion("ls_" + host, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        end(host);
        Awaiting.until(() -> mux.completionsOf("ls_" + host) >= 1);
        mux.answersCompletion("ls_" + host, aResponse().withStatus(200));
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
    }

    @Test
    void aStreamThatIsGoneNeedsNoFinish() {
        String host = given.host();
        mux.answersCompletion("ls_" + host, aResponse().withStatus(404));
        end(host);
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
        assertThat(mux.completionsOf("ls_" + host)).isEqualTo(1);
    }

    private long end(String host) {
        long id = given.live(http, host);
        given.end(http, host, id).expectStatus().isAccepted();
        return id;
    }
}
