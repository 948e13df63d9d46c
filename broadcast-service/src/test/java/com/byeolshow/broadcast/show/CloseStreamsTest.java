package com.byeolshow.broadcast.show;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.MuxCallbacks;
import com.byeolshow.platform.testing.Awaiting;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What follows BR-10 at the video platform. */
@BroadcastTest
class CloseStreamsTest {

    private static final String PENDING = "SELECT count(*) FROM stream_closings WHERE stream_id = :p";

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final DatabaseClient db;

    CloseStreamsTest(WebTestClient http, FakeMux mux, Given given, DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.db = db;
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

    /** The question that is under way would finish the next show's stream. */
    @Test
    void nothingStartsWhileTheStreamIsBeingFinishedEvenIfItsRecordingHasCome() {
        String host = given.host();
        var asking = mux.holdsCompletion("ls_" + host);
        long id = end(host);
        asking.awaitSomebody();
        long next = given.reserved(http, host);
        recorded(host);
        assertThat(given.column(id, "status", String.class)).isEqualTo("completed");
        given.start(http, host, next)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("방송종료가 완료되지 않은 라이브가 존재합니다. 잠시 후 다시 시도해 주세요.");
        asking.open();
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
        given.start(http, host, next).expectStatus().isAccepted();
        assertThat(mux.completionsOf("ls_" + host)).isEqualTo(1);
    }

    @Test
    void aQuestionThatFailedIsNotRepeatedOnceTheRecordingHasCome() {
        String host = given.host();
        mux.answersCompletion("ls_" + host, aResponse().withStatus(500));
        var asking = mux.holdsCompletion("ls_" + host);
        end(host);
        asking.awaitSomebody();
        recorded(host);
        asking.open();
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
        given.live(http, host);
        assertThat(mux.completionsOf("ls_" + host)).isEqualTo(1);
    }

    @Test
    void aReplicaThatStoppedBeforeItAskedLeavesTheQuestionToOthers() {
        String host = given.host();
        mux.answersCompletion("ls_" + host, aResponse().withStatus(500));
        end(host);
        Awaiting.until(() -> mux.completionsOf("ls_" + host) >= 1);
        takenByAReplicaThatStopped(host);
        mux.answersCompletion("ls_" + host, aResponse().withStatus(200));
        claimIsOver(host);
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
    }

    @Test
    void aReplicaThatStoppedAfterTheRecordingCameKeepsNobodyWaiting() {
        String host = given.host();
        mux.answersCompletion("ls_" + host, aResponse().withStatus(500));
        end(host);
        Awaiting.until(() -> mux.completionsOf("ls_" + host) >= 1);
        takenByAReplicaThatStopped(host);
        recorded(host);
        assertThat(given.count(PENDING, "ls_" + host)).isEqualTo(1);
        claimIsOver(host);
        Awaiting.until(() -> given.count(PENDING, "ls_" + host) == 0);
        given.live(http, host);
    }

    private void claimIsOver(String host) {
        db.sql("UPDATE stream_closings SET due_at = now() WHERE stream_id = :stream")
                .bind("stream", "ls_" + host)
                .then()
                .block();
    }

    /** As a replica would leave it that took the question and is no more; its claim lasts until the test ends it. */
    private void takenByAReplicaThatStopped(String host) {
        Awaiting.until(() -> Objects.equals(
                db.sql("""
                        UPDATE stream_closings SET asking = true, due_at = now() + interval '1 hour'
                        WHERE stream_id = :stream AND NOT asking
                        """).bind("stream", "ls_" + host).fetch().rowsUpdated().block(), 1L));
    }

    private void recorded(String host) {
        new MuxCallbacks(http)
                .send(MuxCallbacks.finished("ls_" + host, "as_" + host, "vod_" + host, null))
                .expectStatus()
                .isOk();
    }

    private long end(String host) {
        long id = given.live(http, host);
        given.end(http, host, id).expectStatus().isAccepted();
        return id;
    }
}
