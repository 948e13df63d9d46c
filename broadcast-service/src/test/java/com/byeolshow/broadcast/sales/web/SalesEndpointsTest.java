package com.byeolshow.broadcast.sales.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.sales.OtherServices;
import com.byeolshow.broadcast.sales.OtherServices.Line;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The sums of a show's sales, from what commerce tells. */
@BroadcastTest
class SalesEndpointsTest {

    private final WebTestClient http;
    private final Given given;
    private final OtherServices others;
    private final TestTokens tokens;
    private final DatabaseClient db;

    private String host = "";
    private String lip = "";
    private String brush = "";
    private long show;

    SalesEndpointsTest(WebTestClient http, Given given, OtherServices others, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.given = given;
        this.others = others;
        this.tokens = tokens;
        this.db = db;
    }

    @BeforeEach
    void aLiveShowOfTwoProducts() {
        host = given.host();
        lip = "P1" + others.id();
        brush = "P2" + others.id();
        show = given.liveWith(http, host, List.of(lip, brush));
    }

    @Test
    void paidOrdersOfTheShowAreSummedUp() {
        sell(new Line(lip, 2, 30_000), new Line(brush, 1, 12_000));
        sell(new Line(lip, 1, 15_000), new Line("P9" + others.id(), 1, 99_000));
        Awaiting.untilAsserted(() -> assertThat(sales()).isEqualTo(json("""
                        {"orders":2,"units":4,"revenue":57000,"refunded":0,"net":57000,"products":[
                          {"productId":"%s","name":"상품 P1","orders":2,"units":3,"revenue":45000,"refunded":0,"net":45000},
                          {"productId":"%s","name":"상품 P2","orders":1,"units":1,"revenue":12000,"refunded":0,"net":12000}
                        ]}""".formatted(lip, brush))));
    }

    @Test
    void beforeTheFirstSaleEverythingIsNothing() {
        var answer = read();
        assertThat(answer.get("orders").asLong()).isZero();
        assertThat(answer.get("products").isEmpty()).isTrue();
        assertThat(answer.get("updatedAt").isNull()).isTrue();
    }

    @Test
    void whatGoesBackIsSubtractedWithoutItsShipping() {
        String order = sell(new Line(lip, 2, 30_000));
        others.refunded(order, 13_000, 3_000, false);
        awaitFigures(1, 30_000, 10_000);
        others.refunded(order, 20_000, 0, true);
        awaitFigures(1, 30_000, 30_000);
        assertThat(sales().get("net").asLong()).isZero();
    }

    @Test
    void anOrderIsCountedOnceHoweverOftenItIsTold() {
        String order = others.id();
        var line = new Line(lip, 1, 15_000);
        others.placed(order, Instant.now(), line);
        String event = others.id();
        others.paidAgain(event, order, line);
        others.paidAgain(event, order, line);
        others.paid(order, line);
        sell(new Line(brush, 1, 1_000));
        awaitFigures(2, 16_000, 0);
        // On another partition it may come later than the one that was waited for.
        others.refunded(order, 1_000, 0, false);
        awaitFigures(2, 16_000, 1_000);
    }

    @Test
    void aPaymentThatIsToldBeforeItsOrderCountsToo() {
        String order = others.id();
        var line = new Line(lip, 1, 15_000);
        Instant placed = Instant.now();
        others.paid(order, line);
        others.placed(order, placed, line);
        awaitFigures(1, 15_000, 0);
    }

    @Test
    void anOrderOfTheShowThatIsPaidAfterItsEndStillCounts() {
        String order = others.id();
        var line = new Line(lip, 1, 15_000);
        others.placed(order, Instant.now(), line);
        given.end(http, host, show).expectStatus().isAccepted();
        others.paid(order, line);
        awaitFigures(1, 15_000, 0);
        String late = others.id();
        others.placed(late, Instant.now(), line);
        others.paid(late, line);
        others.refunded(order, 5_000, 0, false);
        awaitFigures(1, 15_000, 5_000);
        Awaiting.until(() ->
                given.count("SELECT count(*) FROM sale_orders WHERE order_id = :p AND facts->'lines' <> '[]'", late)
                        == 1);
        awaitFigures(1, 15_000, 5_000);
    }

    @Test
    void whatWasListedWhenTheOrderWasPlacedCountsEvenIfTheListIsEditedBeforeWeHear() {
        Instant placed = Instant.now();
        db.sql("DELETE FROM show_products WHERE show_id = :show AND product_id = :product")
                .bind("show", show)
                .bind("product", lip)
                .then()
                .block();
        String order = others.id();
        others.placed(order, placed, new Line(lip, 1, 15_000), new Line(brush, 1, 4_000));
        others.paid(order, new Line(lip, 1, 15_000), new Line(brush, 1, 4_000));
        awaitFigures(1, 19_000, 0);
        sell(new Line(lip, 1, 15_000), new Line(brush, 1, 1_000));
        awaitFigures(2, 20_000, 0);
    }

    @Test
    void anEditKeepsSinceWhenTheRestIsListed() {
        String cream = "P3" + others.id();
        given.as(http, host)
                .post()
                .uri("/media/edit")
                .bodyValue(Map.of(
                        "media_id",
                        show,
                        "title",
                        "여름 세일",
                        "started_at",
                        "2030-05-01T20:00:00+09:00",
                        "product_list",
                        List.of(cream, lip)))
                .exchange()
                .expectStatus()
                .isOk();
        String id = Long.toString(show);
        assertThat(given.count("SELECT count(*) FROM show_listings WHERE show_id::text = :p", id))
                .isEqualTo(3);
        assertThat(given.count("SELECT count(*) FROM show_listings WHERE product_id = :p AND unlisted_at IS NULL", lip))
                .isEqualTo(1);
        assertThat(given.count(
                        "SELECT count(*) FROM show_listings WHERE product_id = :p AND unlisted_at IS NOT NULL", brush))
                .isEqualTo(1);
        sell(new Line(cream, 1, 2_000), new Line(lip, 1, 15_000), new Line(brush, 1, 400));
        awaitFigures(1, 17_000, 0);
    }

    @Test
    void anEditThatWaitedForAnotherOneIsNoFailure() {
        // As the other edit leaves it, whose transaction began later.
        db.sql("UPDATE show_listings SET listed_at = now() + interval '1 second' WHERE show_id = :show")
                .bind("show", show)
                .then()
                .then(db.sql("DELETE FROM show_products WHERE show_id = :show")
                        .bind("show", show)
                        .then())
                .block();
        sell(new Line(lip, 1, 15_000));
        assertThat(given.count(
                        "SELECT count(*) FROM show_listings WHERE show_id::text = :p AND unlisted_at = listed_at",
                        Long.toString(show)))
                .isEqualTo(2);
    }

    @Test
    void ofTwoLiveShowsTheLaterOneGetsTheOrder() {
        String second = given.host();
        long later = given.liveWith(http, second, List.of(lip));
        sell(new Line(lip, 1, 15_000), new Line(brush, 1, 4_000));
        awaitFigures(1, 4_000, 0);
        assertThat(revenueOf(later, second)).isEqualTo(15_000);
    }

    @Test
    void managersMayLookAndToAnybodyElseTheShowDoesNotExist() {
        as(tokens.manager("M1"), show).expectStatus().isOk();
        for (String stranger : List.of(tokens.influencer(given.influencer()), tokens.customer("C1"))) {
            as(stranger, show)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("no-such-show");
        }
        for (String unknown : List.of("999999999", "none", "-1")) {
            http.get()
                    .uri("/v1/shows/{id}/sales", unknown)
                    .headers(headers -> headers.setBearerAuth(tokens.manager("M1")))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        http.get().uri("/v1/shows/{id}/sales", show).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void ordersOfADeletedShowAreNoFailure() {
        String order = others.id();
        var line = new Line(lip, 1, 15_000);
        others.placed(order, Instant.now(), line);
        Awaiting.until(() -> given.count("SELECT count(*) FROM sale_orders WHERE order_id = :p", order) == 1);
        db.sql("DELETE FROM shows WHERE id = :show").bind("show", show).then().block();
        others.paid(order, line);
        Awaiting.until(() ->
                given.count("SELECT count(*) FROM sale_orders WHERE order_id = :p AND facts->'lines' <> '[]'", order)
                        == 1);
    }

    private String sell(Line... lines) {
        String order = others.id();
        others.placed(order, Instant.now(), lines);
        others.paid(order, lines);
        return order;
    }

    private void awaitFigures(long count, long revenue, long refunded) {
        Awaiting.untilAsserted(() -> {
            var answer = read();
            assertThat(Map.of(
                            "orders", answer.get("orders").asLong(),
                            "revenue", answer.get("revenue").asLong(),
                            "refunded", answer.get("refunded").asLong()))
                    .isEqualTo(Map.of("orders", count, "revenue", revenue, "refunded", refunded));
        });
    }

    private long revenueOf(long id, String owner) {
        return read(tokens.influencer(owner), id).get("revenue").asLong();
    }

    /** Without the time. */
    private JsonNode sales() {
        var answer = read();
        assertThat(answer.get("updatedAt").asString()).endsWith("+09:00");
        ((tools.jackson.databind.node.ObjectNode) answer).remove("updatedAt");
        return answer;
    }

    private JsonNode read() {
        return read(tokens.influencer(host), show);
    }

    private JsonNode read(String token, long id) {
        return Objects.requireNonNull(as(token, id)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec as(String token, long id) {
        return http.get()
                .uri("/v1/shows/{id}/sales", id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static JsonNode json(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().readTree(text);
    }
}
