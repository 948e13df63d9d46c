package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import com.byeolshow.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** BR-07, BR-08 and BR-10. */
@BroadcastTest
class ShowEndpointsTest {

    private static final String NO_SUCH_SHOW = error("존재하지 않는 방송입니다.");
    private static final String ANOTHER_ON_AIR = error("방송종료가 완료되지 않은 라이브가 존재합니다. 잠시 후 다시 시도해 주세요.");

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;
    private final PublishedEvents events;
    private final DatabaseClient db;

    ShowEndpointsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            TestTokens tokens,
            PublishedEvents events,
            DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
        this.events = events;
        this.db = db;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void reservesWithEverything() {
        String host = given.host();
        reserve(host, """
                {"title":"봄 세일","notice":"오늘만","description":"봄 신상","product_id":"P1","product_name":"립",
                 "product_price":12000,"product_sale":"10","product_brand":"별뷰티","product_thumbnail":"https://img/p.jpg",
                 "product_list":["P1","P2"],"started_at":"2030-05-01T20:00:00+09:00","color":"unknown"}""")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("""
                {"success":{"message":"방송이 예약되었습니다.","data":{"title":"봄 세일","notice":"오늘만",
                 "description":"봄 신상","influencer_id":"%1$s","influencer_name":"별이",
                 "influencer_thunmbnail":"https://img.example/star.jpg","product_id":"P1","product_name":"립",
                 "product_brand":"별뷰티","product_price":"12000","product_sale":"10",
                 "product_thumbnail":"https://img/p.jpg","mux_livestream_playback_id":"pb_%1$s",
                 "mux_asset_playback_id":null,"thumbnail":"https://image.mux.com/pb_%1$s/thumbnail.png",
                 "status":"ready","started_at":"2030-05-01T20:00:00+09:00","vod_view_count":0,"push_count":0,
                 "mux_livestream_id":"ls_%1$s","mux_asset_id":null,"product_list":"P1,P2","finished_at":null}}}""".formatted(host))
                .jsonPath("$.success.data.vod_id")
                .isNumber()
                .jsonPath("$.success.data.updated_at")
                .value(String.class, at -> assertThat(at).endsWith("+09:00"))
                .jsonPath("$.success.data.length()")
                .isEqualTo(25);
    }

    @Test
    void reservesWithLittle() {
        reserve(
                        given.host(),
                        "{\"title\":\"첫 방송\",\"started_at\":\"2030-05-01 20:00:00\",\"product_list\":\"P2, P1,\"}")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.success.data.product_list")
                .isEqualTo("P2,P1")
                .jsonPath("$.success.data.product_price")
                .isEqualTo("0원")
                .jsonPath("$.success.data.product_sale")
                .isEqualTo("0")
                .jsonPath("$.success.data.product_id")
                .isEmpty()
                .jsonPath("$.success.data.notice")
                .isEqualTo("")
                .jsonPath("$.success.data.started_at")
                .isEqualTo("2030-05-01T20:00:00+09:00");
    }

    @Test
    void reservesFromAForm() {
        String host = given.host();
        given.as(http, host)
                .post()
                .uri("/media/reserve/")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("title", "봄 세일")
                        .with("started_at", "2030-05-01T11:00:00Z")
                        .with("product_list", "P1,P2"))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.success.data.product_list")
                .isEqualTo("P1,P2")
                .jsonPath("$.success.data.started_at")
                .isEqualTo("2030-05-01T20:00:00+09:00");
    }

    @Test
    void reservingNeedsAStreamKeyFirst() {
        reserve(given.influencer(), "{}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(error("스트림키를 생성해 주세요."), STRICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "{\"title\":\"봄 세일\"}",
                "{\"title\":\"봄 세일\",\"started_at\":\"soon\"}",
                "{\"title\":\" \",\"started_at\":\"2030-05-01T20:00:00+09:00\"}",
                "{\"title\":\"t\",\"started_at\":\"2030-05-01T20:00:00+09:00\",\"product_list\":{\"a\":1}}",
                "{\"title\":\"t\",\"started_at\":\"2030-05-01T20:00:00+09:00\",\"product_list\":[[1]]}",
                "{\"title\":\"a\\u0000b\",\"started_at\":\"2030-05-01T20:00:00+09:00\"}",
                "{\"title\":\"t\",\"started_at\":\"+999999999-12-31T20:00:00+09:00\"}",
                "{\"title\":",
                "[]"
            })
    void reservingNeedsTheData(String body) {
        reserve(given.host(), body).expectStatus().isBadRequest().expectBody().json(error("잘못된 입력입니다."), STRICT);
    }

    @Test
    void goesLiveAndEnds() {
        String host = given.host();
        long id = given.reserved(http, host);
        given.as(http, host)
                .post()
                .uri("/media/start/")
                .bodyValue(Map.of("media_id", Long.toString(id)))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.success.message")
                .isEqualTo("방송이 시작되었습니다.")
                .jsonPath("$.success.data.vod_id")
                .isEqualTo(id)
                .jsonPath("$.success.data.status")
                .isEqualTo("live")
                .jsonPath("$.success.data.length()")
                .isEqualTo(25);
        given.end(http, host, id)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("{\"success\":{\"message\":\"방송 종료\"}}", STRICT);
        assertThat(given.column(id, "status", String.class)).isEqualTo("close");
        assertThat(given.column(id, "finished_at IS NOT NULL", Boolean.class)).isTrue();
    }

    @Test
    void everyStepIsTold() {
        String host = given.host();
        long id = given.live(http, host);
        given.end(http, host, id).expectStatus().isAccepted();
        given.end(http, host, id).expectStatus().isAccepted();
        String key = Long.toString(id);

        var states = events.awaitAll("broadcast.shows", key, 3);
        assertThat(states).extracting(Published::type).containsOnly("broadcast.show.v1");
        assertThat(states)
                .extracting(event -> event.data().get("status").stringValue())
                .containsExactly("ready", "live", "close");
        assertThat(states)
                .extracting(event -> event.data().get("version").asLong())
                .containsExactly(1L, 2L, 3L);

        var facts = events.awaitAll("broadcast.lifecycle", key, 3);
        assertThat(facts)
                .extracting(Published::type)
                .containsExactly("broadcast.scheduled.v1", "broadcast.started.v1", "broadcast.ended.v1");
        Stream.concat(states.stream(), facts.stream())
                .forEach(event -> EventContracts.assertValid(event.type(), event.data()));
        assertThat(facts.getFirst().data().get("influencerName").stringValue()).isEqualTo("별이");
    }

    @Test
    void onlyOneShowOfAHostIsOnAir() {
        String host = given.host();
        long first = given.live(http, host);
        long second = given.reserved(http, host);
        given.start(http, host, second)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(ANOTHER_ON_AIR, STRICT);
        given.start(http, host, first)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(ANOTHER_ON_AIR, STRICT);

        given.end(http, host, first).expectStatus().isAccepted();
        given.start(http, host, second)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(ANOTHER_ON_AIR, STRICT);
        assertThat(given.column(second, "status", String.class)).isEqualTo("ready");
    }

    @Test
    void ofTwoStartsAtOnceOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String host = given.host();
            var shows = List.of(given.reserved(http, host), given.reserved(http, host));
            var start = new CountDownLatch(1);
            List<Integer> answers = new ArrayList<>();
            try (var callers = Executors.newFixedThreadPool(2)) {
                var calls = shows.stream()
                        .map(id -> callers.submit(() -> {
                            start.await();
                            return given.start(http, host, id)
                                    .returnResult(String.class)
                                    .getStatus()
                                    .value();
                        }))
                        .toList();
                start.countDown();
                for (var call : calls) {
                    answers.add(call.get());
                }
            }
            assertThat(answers).containsExactlyInAnyOrder(202, 400);
        }
    }

    /** The rule does not stand on the service's care alone. */
    @ParameterizedTest
    @ValueSource(strings = {"live", "close"})
    void theDatabaseKnowsOneShowOfAHostOnAir(String status) {
        String host = given.host();
        long first = given.live(http, host);
        if (status.equals("close")) {
            given.end(http, host, first).expectStatus().isAccepted();
        }
        long second = given.reserved(http, host);
        assertThatThrownBy(() -> db.sql("UPDATE shows SET status = 'live', live_since = now() WHERE id = :id")
                        .bind("id", second)
                        .then()
                        .block())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("shows_one_on_air");
    }

    @Test
    void aForeignShowLooksLikeNone() {
        long id = given.reserved(http, given.host());
        String stranger = given.host();
        given.start(http, stranger, id)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(NO_SUCH_SHOW, STRICT);
        given.start(http, stranger, 999_999_999)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(NO_SUCH_SHOW, STRICT);
        given.end(http, stranger, id).expectStatus().isBadRequest().expectBody().json(NO_SUCH_SHOW, STRICT);
        given.end(http, stranger, 999_999_999)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(NO_SUCH_SHOW, STRICT);
        assertThat(given.column(id, "status", String.class)).isEqualTo("ready");
    }

    @Test
    void aRequestMustNameAShow() {
        String host = given.host();
        var client = given.as(http, host);
        client.post()
                .uri("/media/start")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("""
                {"error":{"message":"잘못된 요청입니다.","detail":"media_id가 필요합니다."}}""", STRICT);
        client.post()
                .uri("/media/start")
                .bodyValue(Map.of("media_id", "seven"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(NO_SUCH_SHOW, STRICT);
        client.post()
                .uri("/media/end")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(NO_SUCH_SHOW, STRICT);
        client.post()
                .uri("/media/end")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(error("알 수 없는 오류"), STRICT);
    }

    @Test
    void aShowThatNeverStartedCannotEnd() {
        String host = given.host();
        long id = given.reserved(http, host);
        given.end(http, host, id).expectStatus().isBadRequest().expectBody().json("""
                {"error":{"message":"알 수 없는 오류","detail":"시작되지 않은 방송입니다."}}""", STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/reserve", "/media/start", "/media/end", "/media/end/"})
    void onlyInfluencersBroadcast(String path) {
        String refusal = error("접근 권한이 없습니다.");
        http.post()
                .uri(path)
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json(refusal, STRICT);
        for (String token : List.of(tokens.customer("C1"), tokens.expired("C1"), tokens.forged("C1"))) {
            http.post()
                    .uri(path)
                    .headers(headers -> headers.setBearerAuth(token))
                    .bodyValue(Map.of())
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .json(refusal, STRICT);
        }
    }

    private static final JsonCompareMode STRICT = JsonCompareMode.STRICT;

    private WebTestClient.ResponseSpec reserve(String host, String body) {
        return given.as(http, host)
                .post()
                .uri("/media/reserve")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\"%s\"}}".formatted(message);
    }
}
