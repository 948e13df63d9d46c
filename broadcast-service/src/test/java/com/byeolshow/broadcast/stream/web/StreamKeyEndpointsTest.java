package com.byeolshow.broadcast.stream.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.TestTokens;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** BR-01 and BR-02. */
@BroadcastTest
@ExtendWith(OutputCaptureExtension.class)
class StreamKeyEndpointsTest {

    private static final String REFUSED = "{\"error\":{\"message\":\"잘못된 요청입니다.\"}}";

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;
    private final DatabaseClient db;

    StreamKeyEndpointsTest(WebTestClient http, FakeMux mux, Given given, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
        this.db = db;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void makesOneStreamAndShowsItAgain(CapturedOutput log) {
        String id = given.influencer();
        mux.creates(id, 0);
        ask(id).expectStatus()
                .isOk()
                .expectHeader()
                .value("Cache-Control", value -> assertThat(value).contains("no-store"))
                .expectBody()
                .json(keyOf(id), JsonCompareMode.STRICT);
        ask(id).expectStatus().isOk().expectBody().json(keyOf(id));
        given.as(http, id)
                .post()
                .uri("/influencer/streamkey")
                .exchange()
                .expectBody()
                .json(keyOf(id));

        assertThat(mux.creations()).hasSize(1);
        JsonNode asked = JsonMapper.shared().readTree(mux.creations().getFirst());
        assertThat(asked).isEqualTo(JsonMapper.shared().readTree("""
                {"latency_mode":"low","playback_policies":["public"],"new_asset_settings":{"playback_policies":["public"]},
                 "reconnect_window":60,"passthrough":"%s"}""".formatted(id)));
        assertThat(log.getAll()).doesNotContain("sk-" + id);
    }

    @Test
    void callsAtTheSameTimeMakeOneStream() throws Exception {
        String id = given.influencer();
        mux.creates(id, 300);
        var start = new CountDownLatch(1);
        try (var callers = Executors.newFixedThreadPool(6)) {
            var calls = IntStream.range(0, 6)
                    .mapToObj(_ -> callers.submit(() -> {
                        start.await();
                        return ask(id).expectStatus()
                                .isOk()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody();
                    }))
                    .toList();
            start.countDown();
            List<String> answers = new ArrayList<>();
            for (var call : calls) {
                answers.add(Objects.requireNonNull(call.get()));
            }
            assertThat(answers).containsOnly(answers.getFirst());
        }
        assertThat(mux.creations()).hasSize(1);
    }

    @Test
    void aLostAnswerIsLookedUpNotAskedAgain() {
        String id = given.influencer();
        mux.creates(id, 8_000);
        String other = FakeMux.stream("somebody-else");
        mux.hasStreams(other, FakeMux.stream(id));
        ask(id).expectStatus().isOk().expectBody().json(keyOf(id));
        assertThat(mux.creations()).hasSize(1);
    }

    @Test
    void theSearchReadsEveryPage() {
        String id = given.influencer();
        mux.answersCreation(id, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        mux.lists(
                1,
                IntStream.range(0, 100)
                        .mapToObj(i -> FakeMux.stream("other-" + i))
                        .toArray(String[]::new));
        mux.lists(2, FakeMux.stream(id));
        ask(id).expectStatus().isOk().expectBody().json(keyOf(id));
        assertThat(mux.creations()).hasSize(1);
    }

    @Test
    void afterAnUnknownOutcomeTheNextCallLooksFirst() {
        String id = given.influencer();
        mux.answersCreation(id, aResponse().withStatus(500));
        mux.cannotList();
        ask(id).expectStatus().isBadRequest().expectBody().json(REFUSED);
        assertThat(isSettling(id)).as("it may still be made").isTrue();

        mux.reset();
        mux.hasStreams(FakeMux.stream(id));
        settle(id);
        ask(id).expectStatus().isOk().expectBody().json(keyOf(id));
        assertThat(mux.creations()).isEmpty();
    }

    /** The stream that was made must be found, and not be made again at once by somebody who does not see it yet. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"data\":null}", "{\"data\":{\"id\":"})
    void anAnswerNobodyCanReadIsLookedUp(String body) {
        String id = given.influencer();
        var unreadable = aResponse()
                .withStatus(201)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
        mux.answersCreation(id, unreadable);
        ask(id).expectStatus().isBadRequest().expectBody().json(REFUSED);
        assertThat(isSettling(id)).isTrue();

        String other = given.influencer();
        mux.answersCreation(other, unreadable);
        mux.hasStreams(FakeMux.stream(other));
        ask(other).expectStatus().isOk().expectBody().json(keyOf(other));
        assertThat(mux.creations()).hasSize(2);
    }

    /** The intent is all that a process leaves which stopped on its way: before it asked, or after. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProcessThatStoppedWhileItAskedLeavesNoSecondStream(boolean hadAsked) {
        String id = given.influencer();
        db.sql("INSERT INTO stream_keys (influencer_id, claimed_until) VALUES (:id, now() - interval '1 second')")
                .bind("id", id)
                .then()
                .block();
        mux.creates(id, 0);
        if (hadAsked) {
            mux.hasStreams(FakeMux.stream(id));
        }
        ask(id).expectStatus().isOk().expectBody().json(keyOf(id));
        assertThat(mux.creations()).hasSize(hadAsked ? 0 : 1);
    }

    @Test
    void aPageOfStreamsWithLongHistoriesIsRead() {
        String id = given.influencer();
        mux.answersCreation(id, aResponse().withStatus(500));
        String history = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"as_%044d\"".formatted(i))
                .collect(Collectors.joining(",", "\"recent_asset_ids\":[", "]"));
        mux.lists(
                1,
                IntStream.range(0, 99)
                        .mapToObj(i -> i == 98 ? FakeMux.stream(id) : FakeMux.stream("other-" + i))
                        .map(stream -> stream.replace("\"recent_asset_ids\":[]", history))
                        .toArray(String[]::new));
        ask(id).expectStatus().isOk().expectBody().json(keyOf(id));
    }

    @Test
    void aRefusedCreationCanBeTriedAgain() {
        String id = given.influencer();
        mux.answersCreation(id, aResponse().withStatus(401));
        ask(id).expectStatus().isBadRequest().expectBody().json(REFUSED);
        assertThat(given.count("SELECT count(*) FROM stream_keys WHERE influencer_id = :p AND stream_id IS NULL", id))
                .isEqualTo(1);

        mux.reset();
        mux.creates(id, 0);
        ask(id).expectStatus().isOk().expectBody().json(keyOf(id));
    }

    @Test
    void onlyInfluencersHaveStreams() {
        String refusal = "{\"error\":{\"message\":\"접근 권한이 없습니다.\"}}";
        http.get()
                .uri("/influencer/streamkey/")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json(refusal);
        http.get()
                .uri("/influencer/streamkey/")
                .headers(headers -> headers.setBearerAuth(tokens.customer("C1")))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json(refusal);
        assertThat(mux.creations()).isEmpty();
    }

    @Test
    void aRenewedKeyReplacesTheOldOneOnTheSameStream(CapturedOutput log) {
        String id = given.host();
        mux.renews(id, "sk-new", 0);
        renew(id).expectStatus().isOk().expectBody().json("""
                {"success":{"Stream_key":"sk-new","Stream_url":"pb_%s","Stream_id":"ls_%s","message":"재발급 되었습니다."}}""".formatted(id, id), JsonCompareMode.STRICT);
        ask(id).expectBody().jsonPath("$.success.Stream_key").isEqualTo("sk-new");
        assertThat(mux.resetsOf(id)).isEqualTo(1);
        assertThat(mux.questionsAbout("ls_" + id)).isZero();
        assertThat(log.getAll()).doesNotContain("sk-new");
    }

    @Test
    void aKeyCanBeRenewedTheMomentItWasMade() {
        String id = given.influencer();
        mux.creates(id, 0);
        ask(id).expectStatus().isOk();
        mux.renews(id, "sk-new", 0);
        renew(id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.success.Stream_key")
                .isEqualTo("sk-new");
    }

    @Test
    void onlyAKeyThatExistsIsRenewed() {
        String id = given.influencer();
        renew(id).expectStatus().isBadRequest().expectBody().json(REFUSED, JsonCompareMode.STRICT);
        assertThat(mux.resetsOf(id)).isZero();
    }

    @Test
    void aLostRenewalIsReadFromTheStreamNotRepeated() {
        String id = given.host();
        mux.answersReset(id, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        mux.hasKey(id, "sk-new");
        renew(id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.success.Stream_key")
                .isEqualTo("sk-new");
        assertThat(mux.resetsOf(id)).isEqualTo(1);
    }

    @Test
    void aDoubtfulKeyIsReadBeforeItIsShown() {
        String id = given.host();
        mux.answersReset(id, aResponse().withStatus(500));
        mux.answersAbout("ls_" + id, aResponse().withStatus(403));
        renew(id).expectStatus().isBadRequest().expectBody().json(REFUSED, JsonCompareMode.STRICT);
        ask(id).expectStatus().isBadRequest().expectBody().json(REFUSED, JsonCompareMode.STRICT);

        settle(id);
        mux.hasKey(id, "sk-renewed-after-all");
        for (int i = 0; i < 2; i++) {
            ask(id).expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.success.Stream_key")
                    .isEqualTo("sk-renewed-after-all");
        }
        assertThat(mux.questionsAbout("ls_" + id)).isEqualTo(3);
    }

    @Test
    void renewalsAtTheSameTimeEndWithTheLastKey() throws Exception {
        String id = given.host();
        mux.renews(id, "sk-last", 100);
        try (var callers = Executors.newFixedThreadPool(3)) {
            var calls = IntStream.range(0, 3)
                    .mapToObj(_ -> callers.submit(() ->
                            renew(id).returnResult(String.class).getStatus().value()))
                    .toList();
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        assertThat(mux.resetsOf(id)).isEqualTo(3);
        ask(id).expectBody().jsonPath("$.success.Stream_key").isEqualTo("sk-last");
    }

    private boolean isSettling(String id) {
        return given.count("SELECT count(*) FROM stream_keys WHERE influencer_id = :p AND claimed_until > now()", id)
                == 1;
    }

    private void settle(String id) {
        db.sql("UPDATE stream_keys SET claimed_until = now() WHERE influencer_id = :id")
                .bind("id", id)
                .then()
                .block();
    }

    private WebTestClient.ResponseSpec renew(String influencerId) {
        return given.as(http, influencerId).get().uri("/influencer/reset/").exchange();
    }

    private WebTestClient.ResponseSpec ask(String influencerId) {
        return given.as(http, influencerId).get().uri("/influencer/streamkey/").exchange();
    }

    private static String keyOf(String id) {
        return "{\"success\":{\"Stream_key\":\"sk-%s\",\"Stream_url\":\"pb_%s\",\"Stream_id\":\"ls_%s\"}}"
                .formatted(id, id, id);
    }
}
