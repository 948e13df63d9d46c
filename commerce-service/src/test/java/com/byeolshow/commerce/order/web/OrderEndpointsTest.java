package com.byeolshow.commerce.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.customer.AccountState;
import com.byeolshow.commerce.customer.Customers;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class OrderEndpointsTest {

    private static final String NO_ORDER = "\"not-existed-order 존재하지 않는 주문입니다.\"";

    private final ApplicationContext context;
    private final Shop shop;
    private final WebTestClient web;
    private final PublishedEvents published;
    private final TestTokens tokens;

    OrderEndpointsTest(ApplicationContext context, WebTestClient web, PublishedEvents published, TestTokens tokens) {
        this.context = context;
        this.shop = new Shop(context);
        this.web = web;
        this.published = published;
        this.tokens = tokens;
    }

    @Test
    void orderHasEveryFieldTheAppReads() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(1));

        assertThat(order.get("status").asString()).isEqualTo("paid");
        assertThat(order.get("done").asBoolean(true)).isFalse();
        assertThat(order.get("request").asString()).isEqualTo("문 앞에");
        assertThat(order.at("/total/items/price/withTax").asLong()).isEqualTo(17_000);
        assertThat(order.at("/total/items/price/sale").asLong()).isEqualTo(17_000);
        assertThat(order.at("/total/price/withTax").asLong()).isEqualTo(20_000);
        assertThat(order.at("/total/price/sale").asLong()).isEqualTo(20_000);
        assertThat(order.at("/total/shipping/fee/withTax").asLong()).isEqualTo(3_000);
        assertThat(order.at("/items/0/product").toString()).isEqualTo("""
                {"_id":"%s","name":"lip","thumbnail":{"url":"https://img/p.jpg"}}""".formatted(ware.product()));
        assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(1);
        assertThat(order.at("/items/0/price/sale").asLong()).isEqualTo(17_000);
        assertThat(order.at("/items/0/variant").toString()).isEqualTo("""
                {"_id":"%s","price":{"original":20000,"sale":17000},"types":[{"option":{"_id":"OP1","name":"color"},\
                "variation":{"_id":"VA1","value":"red"}}]}""".formatted(ware.variant()));
        assertThat(order.at("/address/shipping/name/full").asString()).isEqualTo("홍길동");
        assertThat(order.at("/address/shipping/company").isNull()).isTrue();
        assertThat(order.at("/address/shipping/state").asString()).isEqualTo("서울");
        assertThat(order.at("/address/shipping/address1").asString()).isEqualTo("별로 1");
        assertThat(order.at("/address/shipping/address2").asString()).isEqualTo("2층");
        assertThat(order.at("/address/shipping/mobile").asString()).isEqualTo("010-0000-0000");
        assertThat(order.at("/meta/PCCC").asString()).isEqualTo("P123");
        assertThat(order.at("/fulfillments").isArray()).isTrue();
        assertThat(order.at("/refunds").isArray()).isTrue();
        assertThat(order.at("/cancellation/reason").isNull()).isTrue();
        assertThat(order.at("/cancellation/cancelledAt").isNull()).isTrue();
        assertThat(order.at("/customer/email").asString()).isEqualTo("a@example.com");
        assertThat(order.at("/customer/mobile").asString()).isEqualTo("010-0000-0000");
        assertThat(order.at("/transactions/0/paid").asLong()).isEqualTo(20_000);
        assertThat(order.at("/transactions/0/cancelled").asLong()).isZero();
        assertThat(order.at("/transactions/0/vbanks").isArray()).isTrue();
        assertThat(order.at("/shipments/0/fee/withTax").asLong()).isEqualTo(3_000);
        assertThat(order.at("/createdAt").asString()).endsWith("+09:00");
        assertThat(order.at("/paidAt").asString()).endsWith("+09:00");
    }

    @Test
    void contactLearntAfterTheOrderIsShown() {
        String late = shop.id();
        String id = shop.order(late, shop.ware(1).times(1)).get("_id").asString();
        shop.inTransaction(
                context.getBean(Customers.class).learn(new AccountState(late, "늦음", "late@example.com", "010-1", 1)));

        assertThat(shop.read(late, id).at("/customer/email").asString()).isEqualTo("late@example.com");
    }

    @Test
    void orderKeepsWhatWasBoughtWhateverHappensToTheProduct() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String id = shop.order(customer, ware.times(1)).get("_id").asString();
        shop.announce(Shop.product(ware, "S9", 99_000, null, false, 2));

        JsonNode order = shop.read(customer, id);

        assertThat(order.at("/items/0/price/sale").asLong()).isEqualTo(17_000);
        assertThat(order.at("/total/amount").asLong()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/order/%s",
        "PUT,/order/%s",
        "POST,/order/cancel/%s/",
        "POST,/order/%s/receivemark/",
        "DELETE,/order/history/%s/",
        "POST,/refund/%s/"
    })
    void foreignAndUnknownOrdersLookTheSame(String method, String path) {
        String id = shop.paidOrder(shop.customer(), shop.ware(1).times(1))
                .get("_id")
                .asString();
        String body = "{\"payload\":{\"reason\":\"r\",\"items\":[{\"item\":\"L1\",\"quantity\":1}]}}";
        for (String order : new String[] {id, shop.id(), "no-such-order", "a".repeat(41)}) {
            var call = shop.send(
                    HttpMethod.valueOf(method),
                    tokens.customer(shop.customer()),
                    path.formatted(order),
                    method.equals("GET") ? null : body,
                    null);
            call.expectStatus().isNotFound().expectBody(String.class).isEqualTo(NO_ORDER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/order/",
        "GET,/order/O1",
        "PUT,/order/O1",
        "POST,/order/cancel/O1",
        "POST,/order/O1/receivemark",
        "DELETE,/order/history/O1",
        "POST,/refund/O1"
    })
    void withoutTokenThereAreNoOrders(String method, String path) {
        web.method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("\"로그인 후 이용해 주세요.\"");
    }

    @Test
    void listIsNewestFirstTenPerPageAndLeavesOutFourFields() {
        String customer = shop.customer();
        var ware = shop.ware(100);
        var ids = new ArrayList<String>();
        IntStream.range(0, 12)
                .forEach(_ -> ids.addFirst(
                        shop.order(customer, ware.times(1)).get("_id").asString()));

        JsonNode first =
                Shop.body(shop.get(customer, "/order/?page=1").expectStatus().isOk());
        JsonNode second =
                Shop.body(shop.get(customer, "/order?page=2").expectStatus().isOk());

        assertThat(first).hasSize(10);
        assertThat(second).hasSize(2);
        var listed = new ArrayList<String>();
        first.forEach(order -> listed.add(order.get("_id").asString()));
        second.forEach(order -> listed.add(order.get("_id").asString()));
        assertThat(listed).isEqualTo(ids);
        JsonNode order = first.get(0);
        assertThat(order.has("tax") || order.has("customer") || order.has("currency"))
                .isFalse();
        assertThat(order.get("total").has("vendors")).isFalse();
        assertThat(order.at("/items/0/product/name").asString()).isEqualTo("lip");
        shop.get(customer, "/order/?page=3")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("[]");
        shop.get(customer, "/order/?page=abc").expectStatus().isOk();
    }

    @Test
    void cancellingFreesTheStockAndIsPublished() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String id = shop.order(customer, ware.times(2)).get("_id").asString();

        JsonNode order =
                Shop.body(shop.post(customer, "/order/cancel/" + id + "/", "{\"payload\":{\"reason\":\"마음이 바뀜\"}}")
                        .expectStatus()
                        .isOk());

        assertThat(order.get("status").asString()).isEqualTo("cancelled");
        assertThat(order.at("/cancellation/reason").asString()).isEqualTo("마음이 바뀜");
        assertThat(order.at("/cancellation/cancelledAt").asString()).endsWith("+09:00");
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        var event = published.awaitOne("commerce.orders", "commerce.order-cancelled.v1", id);
        EventContracts.assertValid("commerce.order-cancelled.v1", event.data());
    }

    @Test
    void cancellingTwiceChangesNothing() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String id = shop.order(customer, ware.times(2)).get("_id").asString();
        JsonNode first = Shop.body(shop.post(customer, "/order/cancel/" + id, "{}"));

        assertThat(Shop.body(shop.post(customer, "/order/cancel/" + id, "{\"payload\":{\"reason\":\"other\"}}")))
                .isEqualTo(first);
        assertThat(first.at("/cancellation/reason").asString()).isEqualTo("고객 요청");
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
    }

    @Test
    void paidOrderCannotBeCancelled() {
        String customer = shop.customer();
        String id = shop.paidOrder(customer, shop.ware(1).times(1)).get("_id").asString();

        shop.post(customer, "/order/cancel/" + id, "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .isEqualTo("\"already-paid-order 이미 결제된 주문입니다.\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"payload\":{\"reason\":{}}}"})
    void unreadableInputGetsTheFixedSentence(String body) {
        String customer = shop.customer();
        String id = shop.order(customer, shop.ware(1).times(1)).get("_id").asString();
        for (String path : new String[] {"/order/cancel/" + id, "/refund/" + id}) {
            shop.post(customer, path, body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .isEqualTo("\"알 수 없는 오류가 발생하였습니다.\"");
        }
    }
}
