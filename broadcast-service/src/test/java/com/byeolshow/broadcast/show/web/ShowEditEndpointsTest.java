package com.byeolshow.broadcast.show.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.MuxCallbacks;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** BR-09 and BR-11. */
@BroadcastTest
class ShowEditEndpointsTest {

    private static final JsonCompareMode STRICT = JsonCompareMode.STRICT;
    private static final String NOT_EDITABLE = """
            {"error":{"message":"잘못된 요청입니다.","detail":"존재하지 않는 방송이거나 다른 인플루엔서의 방송입니다."}}""";
    private static final String NO_SUCH_SHOW = "{\"error\":{\"message\":\"존재하지 않는 방송입니다.\"}}";
    private static final String CLOSINGS = "SELECT count(*) FROM stream_closings WHERE stream_id = :p";
    private static final String REMOVALS = "SELECT count(*) FROM asset_removals WHERE asset_id = :p";

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;
    private final PublishedEvents events;
    private final MuxCallbacks callbacks;
    private final DatabaseClient db;
    private final TransactionalOperator tx;

    ShowEditEndpointsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            TestTokens tokens,
            PublishedEvents events,
            DatabaseClient db,
            TransactionalOperator tx) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
        this.events = events;
        this.callbacks = new MuxCallbacks(http);
        this.db = db;
        this.tx = tx;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void editsEverythingAndTheProductsFollow() {
        String host = given.host();
        long id = given.reserved(http, host);
        edit(host, """
                {"media_id":"%d","title":"여름 세일","notice":"n","description":"d","product_id":"P7","product_name":"틴트",
                 "product_price":9000,"product_sale":"5","product_brand":"별","product_thumbnail":"https://img/7.jpg",
                 "product_list":"P7, P8","started_at":"2031-06-01T20:00:00+09:00"}""".formatted(id))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"success":{"message":"수정되었습니다.","data":{"vod_id":%d,"title":"여름 세일","notice":"n","description":"d",
                  "product_id":"P7","product_name":"틴트","product_price":"9000","product_sale":"5","product_brand":"별",
                  "product_thumbnail":"https://img/7.jpg","product_list":"P7,P8","status":"ready",
                  "started_at":"2031-06-01T20:00:00+09:00"}}}""".formatted(id))
                .jsonPath("$.success.data.length()")
                .isEqualTo(25);

        edit(host, """
                {"media_id":%d,"title":"여름 세일","started_at":"2031-06-01T20:00:00+09:00","product_list":["P8","P9"]}""".formatted(id))
                .expectBody()
                .jsonPath("$.success.data.product_list")
                .isEqualTo("P8,P9");
        var states = events.awaitAll("broadcast.shows", Long.toString(id), 3);
        assertThat(states.getLast().data().get("productIds").toString()).isEqualTo("[\"P8\",\"P9\"]");
        assertThat(states.getLast().data().get("version").asLong()).isEqualTo(3);
        EventContracts.assertValid(states.getLast().type(), states.getLast().data());
        assertThat(events.now("broadcast.lifecycle", Long.toString(id))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anyStateCanBeEditedAndStays() {
        String host = given.host();
        long id = given.live(http, host);
        for (String status : List.of("live", "close")) {
            edit(host, again(id, "제목 " + status))
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.success.data.status")
                    .isEqualTo(status);
            given.end(http, host, id).expectStatus().isAccepted();
        }
        long done = given.completed(http, given.host());
        String owner = given.column(done, "influencer_id", String.class);
        edit(owner, again(done, "다시 보기"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.success.data.status")
                .isEqualTo("completed")
                .jsonPath("$.success.data.title")
                .isEqualTo("다시 보기");
    }

    /** The last one is what holds, however little it changes: it must not be compared with what was before the first. */
    @Test
    void ofTwoEditsAtOnceTheLastHolds() throws Exception {
        String host = given.host();
        long id = given.reserved(http, host);
        String wanted =
                "{\"media_id\":%d,\"title\":\"t\",\"started_at\":\"2030-05-01T20:00:00+09:00\",\"product_list\":[\"P1\"]}"
                        .formatted(id);
        edit(host, wanted).expectStatus().isOk();
        try (var callers = Executors.newFixedThreadPool(1)) {
            var second = db.sql("SELECT id FROM shows WHERE id = :id FOR UPDATE")
                    .bind("id", id)
                    .fetch()
                    .one()
                    .then(Mono.fromCallable(() -> callers.submit(() -> edit(host, wanted)
                            .returnResult(String.class)
                            .getStatus()
                            .value())))
                    .delayUntil(_ -> somebodyWaits())
                    .delayUntil(_ -> change(id, "DELETE FROM show_products WHERE show_id = :id"))
                    .delayUntil(_ -> change(id, "INSERT INTO show_products VALUES (:id, 'P2', 1)"))
                    .delayUntil(_ -> change(id, "UPDATE shows SET version = version + 1 WHERE id = :id"))
                    .as(tx::transactional)
                    .block();
            assertThat(Objects.requireNonNull(second).get()).isEqualTo(200);
        }
        assertThat(given.count(
                        "SELECT count(*) FROM show_products WHERE show_id = CAST(:p AS bigint) AND product_id = 'P1'",
                        Long.toString(id)))
                .isEqualTo(1);
    }

    private Mono<Void> change(long id, String sql) {
        return db.sql(sql).bind("id", id).then();
    }

    private Mono<Void> somebodyWaits() {
        return db.sql("SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')")
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .filter(waiting -> waiting > 0)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
                .then();
    }

    @Test
    void aForeignShowCannotBeToldFromNone() {
        long id = given.reserved(http, given.host());
        String stranger = given.host();
        for (String body :
                List.of(again(id, "t"), again(999_999_999, "t"), "{\"title\":\"t\"}", "{\"media_id\":\"x\"}")) {
            edit(stranger, body).expectStatus().isBadRequest().expectBody().json(NOT_EDITABLE, STRICT);
        }
        assertThat(given.column(id, "title", String.class)).isEqualTo("봄 세일");
    }

    @Test
    void anEditNeedsAWholeProgram() {
        String host = given.host();
        long id = given.reserved(http, host);
        edit(host, "{\"media_id\":%d,\"title\":\"t\"}".formatted(id))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"error\":{\"message\":\"알 수 없는 오류\",\"detail\":\"잘못된 입력입니다.\"}}", STRICT);
    }

    @Test
    void beforeTheStartOnlyTheRecordIsDeleted() {
        String host = given.host();
        long id = given.reserved(http, host);
        delete(host, id).expectStatus().isAccepted().expectBody().json("{\"success\":{\"message\":\"삭제 완료\"}}", STRICT);
        gone(id);
        assertThat(given.count(CLOSINGS, "ls_" + host)).isZero();
        var states = events.awaitAll("broadcast.shows", Long.toString(id), 2);
        assertThat(states.getLast().isTombstone()).isTrue();
        delete(host, id).expectStatus().isBadRequest().expectBody().json(NO_SUCH_SHOW, STRICT);
    }

    @Test
    void aRecordedShowsVideoIsDeletedUntilItIsGone() {
        String host = given.host();
        long id = given.completed(http, host);
        mux.answersDeletion("as_" + id, aResponse().withStatus(500));
        delete(host, id).expectStatus().isAccepted();
        gone(id);
        Awaiting.until(() -> mux.deletionsOf("as_" + id) >= 1);
        assertThat(given.count(REMOVALS, "as_" + id)).isEqualTo(1);

        mux.answersDeletion("as_" + id, aResponse().withStatus(404));
        Awaiting.until(() -> given.count(REMOVALS, "as_" + id) == 0);
        assertThat(mux.deletionsOf("as_" + id)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void deletingALiveShowEndsItsStreamAndItsRecordingIsRemovedWhenItComes() {
        String host = given.host();
        long id = given.live(http, host);
        mux.answersCompletion("ls_" + host, aResponse().withStatus(500));
        delete(host, id).expectStatus().isAccepted();
        gone(id);
        assertThat(events.awaitAll("broadcast.lifecycle", Long.toString(id), 3))
                .extracting(Published::type)
                .containsExactly("broadcast.scheduled.v1", "broadcast.started.v1", "broadcast.ended.v1");

        // Finishing the stream later would end the next show, so that one waits.
        long next = given.reserved(http, host);
        given.start(http, host, next)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("방송종료가 완료되지 않은 라이브가 존재합니다. 잠시 후 다시 시도해 주세요.");
        mux.answersCompletion("ls_" + host, aResponse().withStatus(200));
        Awaiting.until(() -> given.count(CLOSINGS, "ls_" + host) == 0);
        given.start(http, host, next).expectStatus().isAccepted();

        callbacks
                .send(MuxCallbacks.finished(
                        "ls_" + host, "as_old_" + host, "vod_old", Instant.now().minusSeconds(60)))
                .expectStatus()
                .isOk();
        Awaiting.until(() -> mux.deletionsOf("as_old_" + host) == 1);
        assertThat(given.column(next, "status", String.class)).isEqualTo("live");

        callbacks
                .send(MuxCallbacks.finished(
                        "ls_" + host, "as_new_" + host, "vod_new", Instant.now().plusSeconds(60)))
                .expectStatus()
                .isOk();
        assertThat(given.column(next, "asset_id", String.class)).isEqualTo("as_new_" + host);
        assertThat(mux.deletionsOf("as_new_" + host)).isZero();
    }

    @Test
    void aRecordingWhoseCallbackIsLostAfterADeletionIsLookedFor() {
        String host = given.host();
        long id = given.live(http, host);
        given.end(http, host, id).expectStatus().isAccepted();
        mux.recorded(
                "ls_" + host,
                FakeMux.asset("lost_" + host, "ready", Instant.now().minusSeconds(30), 20),
                FakeMux.asset("other_" + host, "ready", Instant.now().minus(Duration.ofDays(1)), 20));
        given.back(id, "live_since", Duration.ofSeconds(40));
        delete(host, id).expectStatus().isAccepted();
        db.sql("UPDATE deleted_broadcasts SET due_at = now() WHERE show_id = :id")
                .bind("id", id)
                .then()
                .block();
        Awaiting.until(() -> mux.deletionsOf("as_lost_" + host) == 1);
        assertThat(mux.deletionsOf("as_other_" + host)).isZero();
        Awaiting.until(() -> given.count(
                        "SELECT count(*) FROM deleted_broadcasts WHERE stream_id = :p AND due_at IS NULL", "ls_" + host)
                == 1);
    }

    @Test
    void onlyTheOwnerDeletes() {
        long id = given.reserved(http, given.host());
        String stranger = given.host();
        delete(stranger, id).expectStatus().isBadRequest().expectBody().json(NO_SUCH_SHOW, STRICT);
        delete(stranger, 999_999_999).expectStatus().isBadRequest().expectBody().json(NO_SUCH_SHOW, STRICT);
        assertThat(given.column(id, "status", String.class)).isEqualTo("ready");
        http.method(HttpMethod.DELETE)
                .uri("/media/delete/")
                .headers(headers -> headers.setBearerAuth(tokens.customer("C1")))
                .bodyValue(Map.of("media_id", id))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        http.post()
                .uri("/media/edit/")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private void gone(long id) {
        http.get().uri("/media/live?media_id=" + id).exchange().expectStatus().isBadRequest();
        http.get().uri("/v1/shows/" + id).exchange().expectStatus().isNotFound();
    }

    private static String again(long id, String title) {
        return "{\"media_id\":%d,\"title\":\"%s\",\"started_at\":\"2030-05-01T20:00:00+09:00\"}".formatted(id, title);
    }

    private WebTestClient.ResponseSpec edit(String host, String body) {
        return given.as(http, host)
                .post()
                .uri("/media/edit/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec delete(String host, long id) {
        return given.as(http, host)
                .method(HttpMethod.DELETE)
                .uri("/media/delete/")
                .bodyValue(Map.of("media_id", id))
                .exchange();
    }
}
