package com.byeolshow.commerce.stock.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class StockEndpointsTest {

    private final Shop shop;
    private final TestTokens tokens;
    private final PublishedEvents published;

    StockEndpointsTest(ApplicationContext context, TestTokens tokens, PublishedEvents published) {
        this.shop = new Shop(context);
        this.tokens = tokens;
        this.published = published;
    }

    @Test
    void stockIsSetBeforeAnyoneKnowsTheVariant() {
        String variant = shop.id();

        assertThat(Shop.body(shop.manager(HttpMethod.PUT, "/v1/manager/stock/" + variant, "{\"quantity\":7}")
                                .expectStatus()
                                .isOk())
                        .toString())
                .isEqualTo("""
                        {"variantId":"%s","available":7,"reserved":0,"onHand":7}""".formatted(variant));

        var event = published.awaitOne("commerce.stock", "commerce.stock.v1", variant);
        EventContracts.assertValid("commerce.stock.v1", event.data());
        assertThat(event.data().has("productId")).isFalse();
        assertThat(event.data().get("available").asLong()).isEqualTo(7);
    }

    @Test
    void settingCountsWhatCanBeSoldOnTopOfWhatIsReserved() {
        var ware = shop.ware(5);
        shop.order(shop.customer(), ware.times(2));

        shop.stock(ware.variant(), 10);

        assertThat(shop.stockOf(ware)).containsExactly(10L, 2L, 12L);
        var events = published.awaitAll("commerce.stock", ware.variant(), 3);
        assertThat(events)
                .extracting(event -> event.data().get("available").asLong())
                .containsExactly(5L, 3L, 10L);
        assertThat(events)
                .extracting(event -> event.data().get("version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.data().get("productId").asString()).isEqualTo(ware.product()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"quantity\":-1}", "{\"quantity\":1000000001}", "{\"quantity\":null}"})
    void impossibleQuantitiesAreRefused(String body) {
        shop.manager(HttpMethod.PUT, "/v1/manager/stock/V1", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-quantity");
    }

    @Test
    void unknownStockIsNotFound() {
        shop.manager(HttpMethod.GET, "/v1/manager/stock/" + shop.id(), null)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-existed-stock");
    }

    private JsonNode account(String variant) {
        return Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/stock/" + variant, null)
                .expectStatus()
                .isOk());
    }

    private ResponseSpec adjust(String variant, String body, @Nullable String key) {
        return shop.send(
                HttpMethod.POST, tokens.manager("M1"), "/v1/manager/stock/" + variant + "/adjustments", body, key);
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @Test
    void accountExplainsEveryUnit() {
        var ware = shop.ware(10);
        String customer = shop.customer();
        JsonNode paid = shop.paidOrder(customer, ware.times(3));
        shop.order(customer, ware.times(2));
        String cancelled = shop.order(customer, ware.times(1)).get("_id").asString();
        shop.post(customer, "/order/cancel/" + cancelled + "/", "{\"payload\":{\"reason\":\"변심\"}}")
                .expectStatus()
                .isOk();
        adjust(ware.variant(), "{\"by\":-1,\"note\":\"파손\"}", null)
                .expectStatus()
                .isOk();
        shop.stock(ware.variant(), 20);

        assertThat(account(ware.variant()).toString()).isEqualTo("""
                        {"variantId":"%s","available":20,"reserved":2,"onHand":22,"set":25,"promised":6,"sold":3,\
                        "released":1,"restocked":0,"balanced":true}""".formatted(ware.variant()));
        assertThat(paid.get("status").asString()).isEqualTo("paid");
    }

    @Test
    void aLevelTheJournalDoesNotExplainIsNotBalanced() {
        var ware = shop.ware(10);
        shop.count(
                "WITH u AS (UPDATE stock SET on_hand = 11 WHERE variant_id = :p RETURNING 1) SELECT count(*) FROM u",
                ware.variant());

        assertThat(account(ware.variant()).get("balanced").asBoolean()).isFalse();
    }

    @Test
    void adjustingCountsOnTopOfWhatIsThere() {
        var ware = shop.ware(5);
        shop.order(shop.customer(), ware.times(2));

        assertThat(Shop.body(adjust(ware.variant(), "{\"by\":4}", null)
                                .expectStatus()
                                .isOk())
                        .toString())
                .isEqualTo("""
                        {"variantId":"%s","available":7,"reserved":2,"onHand":9}""".formatted(ware.variant()));
        adjust(ware.variant(), "{\"by\":-7,\"note\":\"폐기\"}", null)
                .expectStatus()
                .isOk();
        refused(adjust(ware.variant(), "{\"by\":-1}", null), 409, "out-of-stock");

        assertThat(shop.stockOf(ware)).containsExactly(0L, 2L, 2L);
        assertThat(shop.count(
                        "SELECT count(*) FROM stock_journal WHERE variant_id = :p AND move = 'adjusted' AND note = '폐기' AND change = -7 AND quantity = 7",
                        ware.variant()))
                .isEqualTo(1);
        assertThat(published.awaitAll("commerce.stock", ware.variant(), 4))
                .extracting(event -> event.data().get("available").asLong())
                .containsExactly(5L, 3L, 7L, 0L);
    }

    @Test
    void anAdjustmentWithAKeyHappensOnce() {
        var ware = shop.ware(5);
        String key = shop.id();

        for (int i = 0; i < 2; i++) {
            assertThat(Shop.body(adjust(ware.variant(), "{\"by\":4}", key)
                                    .expectStatus()
                                    .isOk())
                            .get("available")
                            .asLong())
                    .isEqualTo(9);
        }
        refused(adjust(ware.variant(), "{\"by\":5}", key), 422, "idempotency-key-reused");

        assertThat(shop.stockOf(ware)).containsExactly(9L, 0L, 9L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"by\":0}",
                "{\"by\":1000000001}",
                "{\"by\":-1000000001}",
                "{\"by\":-9223372036854775808}",
                "{\"by\":1,\"note\":\"a\\u0000\"}"
            })
    void impossibleAdjustmentsAreRefused(String body) {
        refused(adjust(shop.ware(5).variant(), body, null), 400, "invalid-adjustment");
    }

    @Test
    void notesAndUnknownStockHaveTheirRefusals() {
        refused(
                adjust(shop.ware(5).variant(), "{\"by\":1,\"note\":\"%s\"}".formatted("a".repeat(201)), null),
                400,
                "invalid-adjustment");
        refused(adjust(shop.id(), "{\"by\":1}", null), 404, "not-existed-stock");
    }

    @Test
    void scarcestGoodsAreListedFirst() {
        var pair = shop.pair(3);
        shop.stock(pair.getLast().variant(), 1);

        JsonNode page = Shop.body(shop.manager(
                HttpMethod.GET, "/v1/manager/stock?product=" + pair.getFirst().product(), null));

        assertThat(page.toString()).isEqualTo("""
                        {"stock":[{"variantId":"%s","productId":"%s","productName":"lip","types":["blue"],"available":1,"reserved":0,"onHand":1},\
                        {"variantId":"%s","productId":"%s","productName":"lip","types":["red"],"available":3,"reserved":0,"onHand":3}],\
                        "page":1,"hasMore":false}""".formatted(
                        pair.getLast().variant(),
                        pair.getLast().product(),
                        pair.getFirst().variant(),
                        pair.getFirst().product()));
        assertThat(Shop.body(shop.manager(
                                HttpMethod.GET,
                                "/v1/manager/stock?atMost=2&product="
                                        + pair.getFirst().product(),
                                null))
                        .get("stock"))
                .hasSize(1);
        assertThat(Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/stock?product=" + shop.id(), null))
                        .get("stock"))
                .isEmpty();
        assertThat(Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/stock?page=99999", null))
                        .get("stock"))
                .isEmpty();
    }

    @Test
    void listsArePagedAndShowWhatTheCatalogDoesNotKnow() {
        for (int i = 0; i < 51; i++) {
            shop.stock(shop.id(), 0);
        }

        JsonNode page = Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/stock?atMost=0", null));

        assertThat(page.get("stock")).hasSize(50);
        assertThat(page.get("hasMore").asBoolean()).isTrue();
        assertThat(page.get("stock").valueStream().filter(level -> level.get("productId")
                        .isNull()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "1234567890123456789"})
    void limitsMustBeNumbers(String atMost) {
        refused(shop.manager(HttpMethod.GET, "/v1/manager/stock?atMost=" + atMost, null), 400, "malformed-request");
    }

    @Test
    void customersHaveNoBusinessHere() {
        shop.send(HttpMethod.GET, tokens.customer("U1"), "/v1/manager/stock", null, null)
                .expectStatus()
                .isForbidden();
        shop.send(HttpMethod.POST, tokens.customer("U1"), "/v1/manager/stock/V1/adjustments", "{\"by\":1}", null)
                .expectStatus()
                .isForbidden();
        shop.send(HttpMethod.PUT, tokens.customer("U1"), "/v1/manager/stock/V1", "{\"quantity\":1}", null)
                .expectStatus()
                .isForbidden();
    }
}
