package com.byeolshow.commerce.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.order.Deposits;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** What customers do with an order besides reading it: correcting, confirming, hiding (CO-13, CO-15, CO-16). */
@ServiceTest
class OrderChangesTest {

    private static final String ELSEWHERE = Shop.ADDRESS.replace("별로 1", "달로 2");

    private final Shop shop;
    private final Deposits deposits;
    private final TestTokens tokens;
    private final DatabaseClient db;
    private final TransactionalOperator tx;
    private final String customer;

    OrderChangesTest(ApplicationContext context, TestTokens tokens, DatabaseClient db, TransactionalOperator tx) {
        this.shop = new Shop(context);
        this.deposits = new Deposits(context);
        this.tokens = tokens;
        this.db = db;
        this.tx = tx;
        this.customer = shop.customer();
    }

    private ResponseSpec edit(String order, String payload) {
        return shop.send(
                HttpMethod.PUT, tokens.customer(customer), "/order/" + order, "{\"payload\":" + payload + "}", null);
    }

    private JsonNode edited(String order, String payload) {
        return Shop.body(edit(order, payload).expectStatus().isOk());
    }

    private static void refused(ResponseSpec answer, int status, String sentence) {
        answer.expectStatus().isEqualTo(status).expectBody(String.class).isEqualTo("\"" + sentence + "\"");
    }

    private String placed() {
        return shop.order(customer, shop.ware(5).times(2)).get("_id").asString();
    }

    private JsonNode paid() {
        return shop.paidOrder(customer, shop.ware(5).times(2));
    }

    private void ship(String order) {
        shop.manager(HttpMethod.POST, "/v1/manager/orders/" + order + "/fulfillments", """
                        {"vendor":"byeolshow","carrier":"우체국","trackingNumber":"T1"}""")
                .expectStatus()
                .isCreated();
    }

    @Test
    void everythingCanBeCorrectedBeforePayment() {
        String order = placed();

        JsonNode after = edited(order, """
                {"address":{"shipping":%s,"billing":%s},"request":"벨을 눌러 주세요"}""".formatted(ELSEWHERE, ELSEWHERE));

        assertThat(after.at("/address/shipping/address1").asString()).isEqualTo("달로 2");
        assertThat(after.at("/address/billing/address1").asString()).isEqualTo("달로 2");
        assertThat(after.get("request").asString()).isEqualTo("벨을 눌러 주세요");
        assertThat(after.at("/total/amount").asLong()).isEqualTo(37_000);
        assertThat(shop.read(customer, order)).isEqualTo(after);
    }

    @Test
    void whatIsLeftOutStaysAndAnEmptyNoteIsTakenOff() {
        String order = placed();

        JsonNode street = edited(order, "{\"address\":{\"shipping\":%s}}".formatted(ELSEWHERE));
        assertThat(street.at("/address/billing/address1").asString()).isEqualTo("별로 1");
        assertThat(street.get("request").asString()).isEqualTo("문 앞에");

        assertThat(edited(order, "{\"request\":\"\"}").get("request").asString())
                .isEmpty();
        assertThat(edited(order, "{}").at("/address/shipping/address1").asString())
                .isEqualTo("달로 2");
    }

    @Test
    void afterPaymentOnlyTheDeliveryCanAndOnlyUntilItLeft() {
        String order = paid().get("_id").asString();

        assertThat(edited(order, "{\"address\":{\"shipping\":%s},\"request\":\"r\"}".formatted(ELSEWHERE))
                        .at("/address/shipping/address1")
                        .asString())
                .isEqualTo("달로 2");
        refused(
                edit(order, "{\"address\":{\"billing\":%s}}".formatted(ELSEWHERE)),
                409,
                "already-paid-order 이미 결제된 주문입니다.");
        ship(order);
        refused(edit(order, "{\"request\":\"x\"}"), 409, "shipped-order 이미 발송된 주문입니다.");
    }

    @Test
    void addressWithAnotherFeeIsRefused() {
        var ware = shop.ware("S" + shop.id(), 9_000, null, 5);
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        db.sql("""
                        INSERT INTO shipping_policy (vendor, method, country, rules, regions, updated_at)
                        SELECT vendor, shipping_method, 'KR', '[{"weightOver":0,"fee":3000}]',
                               '[{"name":"제주","states":["제주"],"cities":[],"postcodes":[],"rules":[{"weightOver":0,"fee":6000}]}]', now()
                          FROM order_shipment WHERE order_id = :order""").bind("order", order).then().block();

        refused(
                edit(order, "{\"address\":{\"shipping\":%s}}".formatted(ELSEWHERE.replace("서울", "제주특별자치도"))),
                409,
                "different-shipping-fee 배송비가 달라지는 주소로는 변경할 수 없습니다.");
        assertThat(edited(order, "{\"address\":{\"shipping\":%s}}".formatted(ELSEWHERE))
                        .at("/address/shipping/address1")
                        .asString())
                .isEqualTo("달로 2");
    }

    @Test
    void cancelledOrderStaysAsItWas() {
        String order = placed();
        shop.post(customer, "/order/cancel/" + order, "{}").expectStatus().isOk();

        refused(edit(order, "{\"request\":\"x\"}"), 409, "cancelled-order 이미 취소된 주문입니다.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"address\":{\"shipping\":{\"address1\":\"a\"}}}",
                "{\"address\":{\"billing\":{\"name\":{\"full\":\"a\"}}}}"
            })
    void addressNeedsANameAndAStreet(String payload) {
        refused(edit(placed(), payload), 400, "invalid-address 주소가 올바르지 않습니다.");
    }

    @Test
    void unreadableCorrectionGetsTheFixedSentence() {
        String order = placed();
        for (String body : List.of("{}", "{\"payload\":null}", "{\"payload\":{\"address\":3}}", "[")) {
            refused(
                    shop.send(HttpMethod.PUT, tokens.customer(customer), "/order/" + order, body, null),
                    400,
                    "알 수 없는 오류가 발생하였습니다.");
        }
        refused(edit(order, "{\"request\":\"" + "x".repeat(1_001) + "\"}"), 400, "알 수 없는 오류가 발생하였습니다.");
    }

    @Test
    void receiptIsConfirmedOnce() {
        String order = paid().get("_id").asString();

        JsonNode received = Shop.body(shop.post(customer, "/order/" + order + "/receivemark/", "{}")
                .expectStatus()
                .isOk());

        assertThat(received.get("receivedAt").asString()).endsWith("+09:00");
        refused(shop.post(customer, "/order/" + order + "/receivemark/", "{}"), 400, "received-order 이미 수령 완료된 주문입니다.");
        assertThat(shop.read(customer, order).get("receivedAt")).isEqualTo(received.get("receivedAt"));
    }

    @Test
    void ofTwoTapsAtOnceOneConfirms() {
        String order = paid().get("_id").asString();

        var statuses = new ArrayList<Integer>();
        List.of(1, 2, 3, 4).parallelStream()
                .map(_ -> shop.post(customer, "/order/" + order + "/receivemark", "{}")
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .forEachOrdered(statuses::add);

        assertThat(statuses).containsExactlyInAnyOrder(200, 400, 400, 400);
    }

    @Test
    void onlyPaidOrdersAreReceived() {
        String order = placed();
        refused(shop.post(customer, "/order/" + order + "/receivemark", "{}"), 409, "unpaid-order 결제되지 않은 주문입니다.");
        deposits.arrive(order, 1_000);
        refused(
                shop.post(customer, "/order/" + order + "/receivemark", "{}"),
                409,
                "payment-under-review 입금액을 확인하고 있는 주문입니다.");
        refused(shop.post(customer, "/order/cancel/" + order, "{}"), 409, "payment-under-review 입금액을 확인하고 있는 주문입니다.");
    }

    @Test
    void hiddenOrderLeavesTheListAlone() {
        String hidden = placed();
        String other = placed();

        for (int again = 0; again < 2; again++) {
            JsonNode answer = Shop.body(shop.send(
                            HttpMethod.DELETE, tokens.customer(customer), "/order/history/" + hidden + "/", null, null)
                    .expectStatus()
                    .isOk());
            assertThat(answer.get("_id").asString()).isEqualTo(hidden);
        }

        JsonNode list = Shop.body(shop.get(customer, "/order/"));
        assertThat(list).hasSize(1);
        assertThat(list.at("/0/_id").asString()).isEqualTo(other);
        assertThat(shop.read(customer, hidden).get("status").asString()).isEqualTo("placed");
        assertThat(Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/orders?customer=" + customer, null))
                        .get("orders"))
                .hasSize(2);
    }

    /** In a table of this size another plan may be as good, so those that need no index are made dear. */
    @Test
    void listsAreServedByAnIndex() {
        String plan = String.join(
                "\n",
                Objects.requireNonNull(Flux.just("seqscan", "bitmapscan", "sort")
                        .concatMap(way -> db.sql("SET LOCAL enable_%s = off".formatted(way))
                                .then())
                        .thenMany(
                                db.sql("""
                        EXPLAIN SELECT id FROM orders WHERE customer_id = 'x' AND hidden_at IS NULL
                         ORDER BY placed_at DESC, id LIMIT 10""").map(row -> row.get(0, String.class)).all())
                        .collectList()
                        .as(tx::transactional)
                        .block()));

        assertThat(plan).contains("orders_of_customer").doesNotContain("Seq Scan", "Sort");
    }
}
