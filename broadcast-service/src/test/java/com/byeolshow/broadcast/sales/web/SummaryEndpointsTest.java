package com.byeolshow.broadcast.sales.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.sales.OtherServices;
import com.byeolshow.broadcast.sales.OtherServices.Line;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What a show amounted to, after its end. */
@BroadcastTest
class SummaryEndpointsTest {

    private final WebTestClient http;
    private final Given given;
    private final OtherServices others;
    private final TestTokens tokens;
    private final DatabaseClient db;

    private final List<String> products = new ArrayList<>();
    private String host = "";
    private long show;

    SummaryEndpointsTest(WebTestClient http, Given given, OtherServices others, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.given = given;
        this.others = others;
        this.tokens = tokens;
        this.db = db;
    }

    @BeforeEach
    void aLiveShowOfSevenProducts() {
        host = given.host();
        for (int i = 1; i <= 7; i++) {
            products.add("P" + i + others.id());
        }
        show = given.liveWith(http, host, products);
    }

    @Test
    void everythingAddsUpAndGoesOnWhileMoneyMoves() {
        db.sql(
                        "UPDATE shows SET view_count = 40, live_viewers = 12, live_since = now() - interval '90 minutes' WHERE id = :show")
                .bind("show", show)
                .then()
                .then(db.sql("""
                        INSERT INTO chat_rooms (show_id, viewer_key, messages, peak)
                        VALUES (:show, decode(repeat('ab', 32), 'hex'), 34, 9)
                        ON CONFLICT (show_id) DO UPDATE SET messages = 34, peak = 9
                        """).bind("show", show).then())
                .block();
        var lines = products.stream()
                .map(product -> new Line(product, 1, 1_000L * Integer.parseInt(product.substring(1, 2))))
                .toArray(Line[]::new);
        String first = placed(lines);
        others.paid(first, lines);
        String second = placed(lines[6]);
        given.end(http, host, show).expectStatus().isAccepted();
        await(1, 28_000);
        others.paid(second, lines[6]);
        await(2, 35_000);
        others.refunded(second, 10_000, 3_000, true);
        Awaiting.until(() -> summary().get("refunded").asLong() == 7_000);

        var summary = summary();
        assertThat(summary.get("showId").asLong()).isEqualTo(show);
        assertThat(summary.get("durationSeconds").asLong()).isBetween(5_400L, 5_460L);
        assertThat(summary.get("startedAt").asString()).endsWith("+09:00");
        assertThat(summary.get("endedAt").asString()).endsWith("+09:00");
        assertThat(summary.get("viewers").asInt()).isEqualTo(12);
        assertThat(summary.get("peakViewers").asInt()).isEqualTo(9);
        assertThat(summary.get("messages").asInt()).isEqualTo(34);
        assertThat(summary.get("units").asInt()).isEqualTo(8);
        assertThat(summary.get("net").asInt()).isEqualTo(28_000);
        var top = summary.get("topProducts");
        assertThat(top.size()).isEqualTo(5);
        assertThat(top.get(0).get("productId").asString()).isEqualTo(products.get(6));
        assertThat(top.get(0).get("orders").asInt()).isEqualTo(2);
        assertThat(top.get(0).get("refunded").asInt()).isEqualTo(7_000);
        assertThat(top.get(4).get("productId").asString()).isEqualTo(products.get(2));
    }

    @Test
    void aShowNobodyBoughtFromIsSummedUpToo() {
        given.end(http, host, show).expectStatus().isAccepted();
        var summary = summary();
        assertThat(summary.get("orders").asInt()).isZero();
        assertThat(summary.get("messages").asInt()).isZero();
        assertThat(summary.get("topProducts").isEmpty()).isTrue();
    }

    @Test
    void beforeItsEndThereIsNone() {
        long live = show;
        for (long unfinished : List.of(live, given.reserved(http, host))) {
            get(tokens.influencer(host), unfinished)
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("show-not-over");
        }
        get(tokens.customer("C1"), live).expectStatus().isNotFound();
    }

    private String placed(Line... lines) {
        String order = others.id();
        others.placed(order, Instant.now(), lines);
        return order;
    }

    private void await(long orders, long revenue) {
        Awaiting.untilAsserted(() -> {
            var summary = summary();
            assertThat(summary.get("orders").asLong()).isEqualTo(orders);
            assertThat(summary.get("revenue").asLong()).isEqualTo(revenue);
        });
    }

    private JsonNode summary() {
        return Objects.requireNonNull(get(tokens.influencer(host), show)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec get(String token, long id) {
        return http.get()
                .uri("/v1/shows/{id}/summary", id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
