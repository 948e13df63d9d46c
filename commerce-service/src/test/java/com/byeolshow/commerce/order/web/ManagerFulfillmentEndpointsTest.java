package com.byeolshow.commerce.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ManagerFulfillmentEndpointsTest {

    private static final String SENT = "\"carrier\":\"CJ대한통운\",\"trackingNumber\":\"688000123456\"";

    private final Shop shop;
    private final TestTokens tokens;
    private final PublishedEvents published;
    private final DatabaseClient db;
    private final String customer;

    ManagerFulfillmentEndpointsTest(
            ApplicationContext context, TestTokens tokens, PublishedEvents published, DatabaseClient db) {
        this.shop = new Shop(context);
        this.tokens = tokens;
        this.published = published;
        this.db = db;
        this.customer = shop.customer();
    }

    private ResponseSpec pack(String order, String body, @Nullable String key) {
        return shop.send(
                HttpMethod.POST, tokens.manager("M1"), "/v1/manager/orders/" + order + "/fulfillments", body, key);
    }

    private JsonNode packed(String order, String body) {
        return Shop.body(pack(order, body, null).expectStatus().isCreated());
    }

    private static String units(JsonNode order, int line, int quantity) {
        return "\"items\":[{\"itemId\":\"%s\",\"quantity\":%d}]"
                .formatted(order.at("/items/" + line + "/_id").asString(), quantity);
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @Test
    void goodsLeaveInParcelsAndTheAppSeesTheirNumbers() {
        JsonNode order = shop.paidOrder(
                customer, shop.ware(5).times(3), shop.ware("S1", 5_000, null, 5).times(1));
        String id = order.get("_id").asString();

        JsonNode first = packed(id, "{%s,%s}".formatted(units(order, 0, 2), SENT));
        assertThat(first.get("status").asString()).isEqualTo("shipped");
        assertThat(first.get("vendor").asString()).isEqualTo("byeolshow");
        JsonNode read = shop.read(customer, id);
        assertThat(read.get("fulfillments").toString()).isEqualTo("""
                [{"_id":"%s","status":"shipped","vendor":"byeolshow","items":[{"item":{"_id":"%s"},"quantity":2}],\
                "tracking":{"company":"CJ대한통운","uid":"688000123456"},"createdAt":"%s","shippedAt":"%s","arrivedAt":null}]""".formatted(
                        first.get("fulfillmentId").asString(),
                        order.at("/items/0/_id").asString(),
                        first.get("packedAt").asString(),
                        first.get("shippedAt").asString()));
        assertThat(Shop.body(shop.get(customer, "/order/"))
                        .at("/0/fulfillments/0/tracking/uid")
                        .asString())
                .isEqualTo("688000123456");

        JsonNode rest = packed(id, "{\"vendor\":\"byeolshow\"," + SENT + "}");
        assertThat(rest.at("/items/0/quantity").asInt()).isEqualTo(1);
        assertThat(shop.count("SELECT count(*) FROM orders WHERE id = :p AND shipped_at IS NULL", id))
                .isOne();
        packed(id, "{\"vendor\":\"S1\"," + SENT + "}");
        assertThat(shop.count("SELECT count(*) FROM orders WHERE id = :p AND shipped_at IS NOT NULL", id))
                .isOne();

        var events = published.awaitAll("commerce.orders", id, 5);
        var shipped = events.get(2);
        assertThat(shipped.type()).isEqualTo("commerce.order-shipped.v1");
        EventContracts.assertValid("commerce.order-shipped.v1", shipped.data());
        assertThat(shipped.data().get("fulfillmentId").asString())
                .isEqualTo(first.get("fulfillmentId").asString());
        assertThat(shipped.data().get("trackingNumber").asString()).isEqualTo("688000123456");
        refused(pack(id, "{\"vendor\":\"S1\"," + SENT + "}", null), 409, "nothing-to-ship");
    }

    @Test
    void parcelIsPackedHandedOverCorrectedAndArrives() {
        String id = shop.paidOrder(customer, shop.ware(5).times(1)).get("_id").asString();
        JsonNode packed = packed(id, "{\"vendor\":\"byeolshow\"}");
        assertThat(packed.get("status").asString()).isEqualTo("pending");
        assertThat(shop.read(customer, id).at("/fulfillments/0/tracking/uid").isNull())
                .isTrue();
        String parcel = "/v1/manager/orders/" + id + "/fulfillments/"
                + packed.get("fulfillmentId").asString();

        refused(shop.manager(HttpMethod.POST, parcel + "/arrived", null), 409, "unshipped-fulfillment");
        JsonNode gone = Shop.body(shop.manager(HttpMethod.PUT, parcel, "{" + SENT + "}")
                .expectStatus()
                .isOk());
        assertThat(gone.get("status").asString()).isEqualTo("shipped");
        JsonNode corrected =
                Shop.body(shop.manager(HttpMethod.PUT, parcel, "{\"carrier\":\"우체국\",\"trackingNumber\":\"T2\"}"));
        assertThat(corrected.get("trackingNumber").asString()).isEqualTo("T2");
        JsonNode there = Shop.body(shop.manager(HttpMethod.POST, parcel + "/arrived", null)
                .expectStatus()
                .isOk());
        assertThat(there.get("status").asString()).isEqualTo("arrived");
        assertThat(Shop.body(shop.manager(HttpMethod.POST, parcel + "/arrived", null)))
                .isEqualTo(there);
        assertThat(published.awaitAll("commerce.orders", id, 3)).hasSize(3);
    }

    @Test
    void sameKeyIsOneParcel() {
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String id = order.get("_id").asString();
        String body = "{%s,%s}".formatted(units(order, 0, 1), SENT);
        String key = shop.id();

        JsonNode first = Shop.body(pack(id, body, key).expectStatus().isCreated());
        JsonNode again = Shop.body(pack(id, body, key).expectStatus().isCreated());

        assertThat(again).isEqualTo(first);
        refused(pack(id, "{%s,%s}".formatted(units(order, 0, 2), SENT), key), 422, "idempotency-key-reused");
        assertThat(shop.read(customer, id).get("fulfillments")).hasSize(1);
    }

    @Test
    void atOnceNeverMoreThanThereIs() {
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(3));
        String id = order.get("_id").asString();

        var statuses = List.of(1, 2, 3, 4, 5, 6).parallelStream()
                .map(_ -> pack(id, "{%s,%s}".formatted(units(order, 0, 1), SENT), null)
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(201, 201, 201, 409, 409, 409);
        assertThat(shop.count("SELECT packed_quantity FROM order_item WHERE order_id = :p", id))
                .isEqualTo(3);
    }

    @Test
    void unitsGivenBackStayHere() {
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(3));
        String id = order.get("_id").asString();
        shop.post(customer, "/refund/" + id, """
                        {"payload":{"reason":"r","items":[{"item":"%s","quantity":2}]}}""".formatted(
                                order.at("/items/0/_id").asString()))
                .expectStatus()
                .isOk();

        refused(pack(id, "{%s,%s}".formatted(units(order, 0, 2), SENT), null), 409, "exceeding-fulfillment-quantity");
        assertThat(packed(id, "{\"vendor\":\"byeolshow\"," + SENT + "}")
                        .at("/items/0/quantity")
                        .asInt())
                .isOne();
    }

    @Test
    void schemaKeepsParcelsWithinTheOrder() {
        String id = shop.paidOrder(customer, shop.ware(5).times(1)).get("_id").asString();

        assertThatThrownBy(() -> db.sql("UPDATE order_item SET packed_quantity = 2 WHERE order_id = :order")
                        .bind("order", id)
                        .then()
                        .block())
                .hasMessageContaining("packed_quantity");
    }

    @Test
    void onlyPaidOrdersAreSent() {
        String id = shop.order(customer, shop.ware(5).times(1)).get("_id").asString();

        refused(pack(id, "{\"vendor\":\"byeolshow\"}", null), 409, "unpaid-order");
        refused(pack(shop.id(), "{\"vendor\":\"byeolshow\"}", null), 404, "not-existed-order");
        refused(
                shop.manager(HttpMethod.PUT, "/v1/manager/orders/" + id + "/fulfillments/nothing", "{" + SENT + "}"),
                404,
                "not-existed-fulfillment");
        refused(
                shop.manager(HttpMethod.POST, "/v1/manager/orders/" + id + "/fulfillments/a-b/arrived", null),
                404,
                "not-existed-fulfillment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":[null]}",
                "{\"items\":[{\"quantity\":1}]}",
                "{\"items\":[],\"vendor\":\"V\"}",
                "{\"vendor\":\"byeolshow\",\"carrier\":\"우체국\"}",
                "{\"vendor\":\"byeolshow\",\"trackingNumber\":\"T\"}"
            })
    void unreadableParcelIsRefused(String body) {
        String id = shop.paidOrder(customer, shop.ware(5).times(1)).get("_id").asString();

        refused(pack(id, body, null), 400, "malformed-request");
    }
}
