package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.alarm.ToggleAlarm;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** BR-21. */
@BroadcastTest
class AlarmEndpointsTest {

    private static final String SET = "{\"status\":true,\"message\":\"라이브 예약이 설정되었습니다.\"}";
    private static final String CLEARED = "{\"status\":false,\"message\":\"라이브 예약이 취소되었습니다.\"}";

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;
    private final PublishedEvents events;
    private final ToggleAlarm toggleAlarm;
    private final DatabaseClient db;

    AlarmEndpointsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            TestTokens tokens,
            PublishedEvents events,
            ToggleAlarm toggleAlarm,
            DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
        this.events = events;
        this.toggleAlarm = toggleAlarm;
        this.db = db;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void eachTapTurnsTheAlarmAround() {
        long show = given.reserved(http, given.host());
        String me = given.influencer();
        String other = given.influencer();
        toggles(me, "{\"_id\":%d}".formatted(show), SET);
        toggles(other, "{\"_id\":\"%d\",\"token\":\"device\"}".formatted(show), SET);
        assertThat(pushCount(show)).isEqualTo(2);
        assertThat(mine(me)).containsExactly(show);
        toggles(me, "{\"_id\":%d}".formatted(show), CLEARED);
        assertThat(pushCount(show)).isEqualTo(1);
        assertThat(mine(me)).isEmpty();
        assertThat(mine(other)).containsExactly(show);

        var told = events.awaitAll("broadcast.alarms", Long.toString(show), 3);
        assertThat(told)
                .extracting(
                        PublishedEvents.Published::type,
                        event -> event.data().get("customerId").asString())
                .containsExactly(
                        tuple("broadcast.alarm-set.v1", me),
                        tuple("broadcast.alarm-set.v1", other),
                        tuple("broadcast.alarm-cleared.v1", me));
        told.forEach(event -> EventContracts.assertValid(event.type(), event.data()));
    }

    @Test
    void mineAreThoseStillWaitedForFromTodayOnEarliestFirst() {
        String me = given.influencer();
        long later = given.reserved(http, given.host(), "2031-05-02T20:00:00+09:00");
        long sooner = given.reserved(http, given.host(), "2031-05-01T20:00:00+09:00");
        long over = given.reserved(http, given.host(), "2020-05-01T20:00:00+09:00");
        String host = given.host();
        long begun = given.reserved(http, host, "2031-05-01T21:00:00+09:00");
        for (long show : List.of(later, sooner, over, begun)) {
            toggle(me, show);
        }
        given.start(http, host, begun).expectStatus().isAccepted();

        assertThat(mine(me)).containsExactly(sooner, later);
        JsonNode first = Objects.requireNonNull(as(me).get()
                        .uri("/media/alarm/")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .get(0);
        assertThat(first.get("push_count").asInt()).isEqualTo(1);
        assertThat(first.get("status").asString()).isEqualTo("ready");
        assertThat(first.size()).isEqualTo(20);
        as(me).get().uri("/media/alarm/?page=2").exchange().expectBody().json("[]", JsonCompareMode.STRICT);
        as(given.influencer()).get().uri("/media/alarm").exchange().expectBody().json("[]", JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"_id\":999999999}", "{\"_id\":\"x\"}", "{}", ""})
    void aShowThatIsNotThereCannotBeAwaited(String body) {
        as(given.influencer())
                .post()
                .uri("/media/alarm/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"error\":{\"message\":\"존재하지 않는 방송입니다.\"}}", JsonCompareMode.STRICT);
    }

    @Test
    void whatCannotBeReadIsAnsweredWithTheFixedSentence() {
        as(given.influencer())
                .post()
                .uri("/media/alarm/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"_id\":")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"알 수 없는 오류가 발생하였습니다.\"");
    }

    @Test
    void strangersAreAskedToLogIn() {
        http.get()
                .uri("/media/alarm/")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}", JsonCompareMode.STRICT);
        http.post()
                .uri("/media/alarm/")
                .bodyValue(Map.of("_id", 1))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}", JsonCompareMode.STRICT);
    }

    @Test
    void tapsThatArriveTogetherEachTurnItAround() {
        var show = new ShowId(given.reserved(http, given.host()));
        String me = given.influencer();
        List<Boolean> turned = Objects.requireNonNull(Flux.range(0, 7)
                .flatMap(_ -> toggleAlarm.run(me, show), 7)
                .collectList()
                .block(Duration.ofSeconds(20)));
        assertThat(turned).filteredOn(set -> set).hasSize(4);
        assertThat(pushCount(show.value())).isEqualTo(1);
    }

    @Test
    void manyWhoTapTogetherAreAllCounted() {
        var show = new ShowId(given.reserved(http, given.host()));
        Flux.range(0, 40)
                .flatMap(_ -> toggleAlarm.run(given.influencer(), show), 40)
                .blockLast(Duration.ofSeconds(20));
        assertThat(pushCount(show.value())).isEqualTo(40);
        assertThat(given.count(
                        "SELECT count(*) FROM alarms WHERE show_id = CAST(:p AS bigint)", Long.toString(show.value())))
                .isEqualTo(40);
    }

    @Test
    void aCustomerAwaitsTwoHundredShowsAtMost() {
        String me = given.influencer();
        String host = given.host();
        long first = given.reserved(http, host);
        db.sql("""
                WITH added AS (
                    INSERT INTO shows (influencer_id, stream_id, live_playback_id, title, notice, description, lead_price,
                        lead_sale, starts_at, status, version, updated_at, alarm_count)
                    SELECT influencer_id, stream_id, live_playback_id, title, notice, description, lead_price, lead_sale,
                        starts_at, status, version, updated_at, 1 FROM shows, generate_series(1, 200) WHERE id = :show
                    RETURNING id)
                INSERT INTO alarms SELECT :customer, id, now() FROM added
                """).bind("show", first).bind("customer", me).then().block();
        as(me).post()
                .uri("/media/alarm/")
                .bodyValue(Map.of("_id", first))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"error\":{\"message\":\"라이브 예약은 최대 200개까지 가능합니다.\"}}", JsonCompareMode.STRICT);
        assertThat(pushCount(first)).isZero();
        assertThat(mine(me)).as("the app reads one page").hasSize(200);
        long one = mine(me).getFirst();
        toggle(me, one);
        toggles(me, "{\"_id\":%d}".formatted(first), SET);
    }

    @Test
    void othersHearOfTheNumberOfAlarmsAfterAWhile() {
        long show = given.reserved(http, given.host());
        events.awaitAll("broadcast.shows", Long.toString(show), 1);
        IntStream.range(0, 3).forEach(_ -> toggle(given.influencer(), show));
        db.sql("UPDATE untold_tallies SET due_at = now() WHERE show_id = :show")
                .bind("show", show)
                .then()
                .block();
        var told = events.awaitAll("broadcast.shows", Long.toString(show), 2).getLast();
        assertThat(told.data().get("alarmCount").asInt()).isEqualTo(3);
    }

    private int pushCount(long show) {
        return given.column(show, "alarm_count", Integer.class);
    }

    private List<Long> mine(String customer) {
        JsonNode list = Objects.requireNonNull(as(customer)
                .get()
                .uri("/media/alarm/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return IntStream.range(0, list.size())
                .mapToObj(i -> list.get(i).get("vod_id").asLong())
                .toList();
    }

    private void toggle(String customer, long show) {
        as(customer)
                .post()
                .uri("/media/alarm/")
                .bodyValue(Map.of("_id", show))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private void toggles(String customer, String body, String answer) {
        as(customer)
                .post()
                .uri("/media/alarm/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json(answer, JsonCompareMode.STRICT);
    }

    private WebTestClient as(String customer) {
        return http.mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .build();
    }
}
