package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What staff see of an order's money. */
@PaymentTest
class OrderMoneyTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final PublishedEvents published;
    private final Orders orders;
    private final MoneyDesk desk;
    private final IamportStand iamport = IamportStand.running();

    OrderMoneyTest(WebTestClient web, TestTokens tokens, PublishedEvents published, Orders orders, MoneyDesk desk) {
        this.web = web;
        this.tokens = tokens;
        this.published = published;
        this.orders = orders;
        this.desk = desk;
    }

    @Test
    void everyWonOfAnOrderIsExplained() {
        var paid = desk.paid();
        String refund = Orders.id("refund");
        orders.refundAccepted(paid.order(), refund, 12_000);
        published.awaitOne("payment.payments", "payment.payment-refunded.v1", paid.order());
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        desk.settle(paid.payment());

        var money = shown(paid.order(), "");
        assertThat(money.path("due").path("amount").asLong()).isEqualTo(31_400);
        assertThat(money.path("due").path("goods").asLong()).isEqualTo(30_000);
        assertThat(money.path("due").path("shipping").asLong()).isEqualTo(3_000);
        assertThat(money.path("due").path("couponDiscount").asLong()).isEqualTo(1_600);
        assertThat(money.path("due").path("state").asString()).isEqualTo("due");
        assertThat(money.path("payments").size()).isEqualTo(1);
        assertThat(money.path("payments").path(0).path("outcome").asString()).isEqualTo("verified");
        assertThat(money.path("returns").path(0).path("refundId").asString()).isEqualTo(refund);
        assertThat(money.path("returns").path(0).path("state").asString()).isEqualTo("done");
        assertThat(money.path("cancellations").path(0).path("amount").asLong()).isEqualTo(5_000);
        assertThat(money.path("balances")).anySatisfy(balance -> {
            assertThat(balance.path("account").asString()).isEqualTo("provider");
            assertThat(balance.path("amount").asLong()).isEqualTo(14_400);
        });
        assertThat(money.path("entries").findValuesAsString("fact"))
                .contains("order-placed", "payment-verified", "refund-accepted", "return-done", "console-cancelled");
        long sum = 0;
        for (var entry : money.path("entries")) {
            sum += entry.path("amount").asLong();
        }
        assertThat(sum).isZero();
    }

    @Test
    void onlyEntriesArePaged() {
        var paid = desk.paid();
        var past = shown(paid.order(), "?page=2");
        assertThat(past.path("entries").size()).isZero();
        assertThat(past.path("payments").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-order", "not an id"})
    void anUnknownOrderIsNotFound(String order) {
        web.get()
                .uri("/v1/manager/payments/orders/{order}", order)
                .headers(headers -> headers.setBearerAuth(tokens.manager("m")))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-order");
    }

    @Test
    void customersSeeNothingOfIt() {
        web.get()
                .uri("/v1/manager/payments/orders/any")
                .headers(headers -> headers.setBearerAuth(tokens.customer("c")))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private JsonNode shown(String order, String query) {
        return Objects.requireNonNull(web.get()
                .uri("/v1/manager/payments/orders/" + order + query)
                .headers(headers -> headers.setBearerAuth(tokens.manager("m")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
