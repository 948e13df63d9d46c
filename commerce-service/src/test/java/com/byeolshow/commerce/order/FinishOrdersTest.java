package com.byeolshow.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.security.Role;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Orders that are over: by the hook of other services (CO-19), or because their time is. */
@ServiceTest
class FinishOrdersTest {

    private final Shop shop;
    private final TestTokens tokens;
    private final DatabaseClient db;
    private final String customer;

    FinishOrdersTest(ApplicationContext context, TestTokens tokens, DatabaseClient db) {
        this.shop = new Shop(context);
        this.tokens = tokens;
        this.db = db;
        this.customer = shop.customer();
    }

    private ResponseSpec done(String body) {
        return shop.send(
                HttpMethod.POST, tokens.of("payment-service", Role.SERVICE), "/internal/orders/done", body, null);
    }

    private static String order(String id) {
        return "{\"params\":{\"orderId\":\"%s\"}}".formatted(id);
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private JsonNode paid() {
        return shop.paidOrder(customer, shop.ware(5).times(1));
    }

    private ResponseSpec requestRefund(JsonNode order) {
        return shop.post(customer, "/refund/" + order.get("_id").asString(), """
                {"payload":{"reason":"r","items":[{"item":"%s","quantity":1}]}}""".formatted(
                        order.at("/items/0/_id").asString()));
    }

    private void longAgo(String order, String column) {
        db.sql("UPDATE orders SET %s = now() - interval '8 days' WHERE id = :id".formatted(column))
                .bind("id", order)
                .then()
                .block();
    }

    private boolean isDone(String order) {
        return shop.read(customer, order).get("done").asBoolean();
    }

    @Test
    void hookFinishesAnOrderOnceAndNothingIsRefundedAfterwards() {
        JsonNode order = paid();
        String id = order.get("_id").asString();

        JsonNode first = Shop.body(done(order(id)).expectStatus().isOk());

        assertThat(first.toString()).isEqualTo("""
                {"orderId":"%s","status":"paid","done":true}""".formatted(id));
        assertThat(Shop.body(done(order(id)).expectStatus().isOk())).isEqualTo(first);
        assertThat(isDone(id)).isTrue();
        requestRefund(order)
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .isEqualTo("\"completed-order 이미 완료된 주문입니다.\"");
    }

    @Test
    void hookIsForServicesAlone() {
        String id = paid().get("_id").asString();

        shop.manager(HttpMethod.POST, "/internal/orders/done", order(id))
                .expectStatus()
                .isForbidden();
        shop.post(customer, "/internal/orders/done", order(id)).expectStatus().isForbidden();
        assertThat(isDone(id)).isFalse();
    }

    @Test
    void hookSaysWhatCannotBeFinished() {
        String placed = shop.order(customer, shop.ware(5).times(1)).get("_id").asString();
        JsonNode refunding = paid();
        requestRefund(refunding).expectStatus().isOk();

        refused(done(order(placed)), 409, "unpaid-order");
        refused(done(order(refunding.get("_id").asString())), 409, "open-refund");
        refused(done(order(shop.id())), 404, "not-existed-order");
        refused(done("{}"), 400, "malformed-request");
        refused(done("{\"params\":{}}"), 400, "malformed-request");
    }

    @Test
    void jobFinishesWhatWasReceivedOrSentLongAgo() {
        String received = paid().get("_id").asString();
        String sent = paid().get("_id").asString();
        String lately = paid().get("_id").asString();
        String unsent = paid().get("_id").asString();
        JsonNode refunding = paid();
        requestRefund(refunding).expectStatus().isOk();
        for (String order : new String[] {received, lately, refunding.get("_id").asString()}) {
            shop.post(customer, "/order/" + order + "/receivemark", "{}")
                    .expectStatus()
                    .isOk();
        }
        shop.manager(HttpMethod.POST, "/v1/manager/orders/" + sent + "/fulfillments", """
                        {"vendor":"byeolshow","carrier":"우체국","trackingNumber":"T1"}""")
                .expectStatus()
                .isCreated();
        longAgo(received, "received_at");
        longAgo(refunding.get("_id").asString(), "received_at");
        longAgo(sent, "shipped_at");

        Awaiting.untilAsserted(() -> {
            assertThat(isDone(received)).isTrue();
            assertThat(isDone(sent)).isTrue();
        });

        assertThat(isDone(lately)).isFalse();
        assertThat(isDone(unsent)).isFalse();
        assertThat(isDone(refunding.get("_id").asString())).isFalse();
    }
}
