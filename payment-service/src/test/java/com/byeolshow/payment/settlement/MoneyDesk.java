package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.ledger.Ledger;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What tests about an order's money do again and again, through the service's own doors. */
@TestComponent
public record MoneyDesk(
        Orders orders,
        SettlePayment settle,
        PaymentDues dues,
        Ledger ledger,
        DatabaseClient db,
        CircuitBreakerRegistry breakers) {

    static final String SUCCESS = "{\"status\":\"success\",\"message\":\"결제 성공\"}";
    static final String FAIL = "{\"status\":\"fail\",\"message\":\"결제 금익 불일치\"}";
    static final IamportStand IAMPORT = IamportStand.running();

    /** 31,400 won: goods for 30,000, delivery for 3,000, 1,600 off. Known here when this returns. */
    String placed() {
        String order = orders.placedWithParts("desk", 30_000, 3_000, 1_600);
        Awaiting.until(() -> dues.find(order).block() != null);
        return order;
    }

    /** An order with its payment. */
    record Paid(String order, String payment) {}

    /** Paid by card, and settled. */
    Paid paid() {
        String order = placed();
        String payment = IAMPORT.paid(order, 31_400);
        settle(payment);
        return new Paid(order, payment);
    }

    /** A virtual account of the order whose deposit arrived. */
    String deposited(String order, long amount) {
        String payment = IAMPORT.accountIssued(order, 31_400);
        settle(payment);
        deposit(payment, amount);
        return payment;
    }

    void deposit(String payment, long amount) {
        IAMPORT.change(payment, "amount", amount);
        IAMPORT.change(payment, "paid_at", 1903867200L);
        IAMPORT.change(payment, "status", "paid");
    }

    void settle(String payment) {
        breakers.circuitBreaker("iamport").reset();
        settle.run(new PaymentId(payment)).block();
    }

    /** What an order left on the accounts, without those that are even. */
    Map<String, Long> balances(String order) {
        var left = new TreeMap<String, Long>();
        Objects.requireNonNull(ledger.totalsOf(order).collectList().block())
                .forEach(total -> left.put(total.account(), total.amount().longValueExact()));
        left.values().removeIf(amount -> amount == 0);
        return left;
    }

    void awaitBalances(String order, Map<String, Long> expected) {
        Awaiting.untilAsserted(() -> assertThat(balances(order)).isEqualTo(new TreeMap<>(expected)));
    }

    /** Waits until exactly these were published about an order, in this order. */
    static void awaitTold(PublishedEvents published, String order, String... types) {
        published.awaitAll("payment.payments", order, types.length);
        Awaiting.untilAsserted(() -> assertThat(published.now("payment.payments", order))
                .extracting(Published::type)
                .containsExactly(types));
    }

    /** State and reason of a return. */
    String returnOf(String column, String value) {
        return text(
                "SELECT concat_ws(' ', state, CASE WHEN elsewhere THEN 'elsewhere' END, last_error)"
                        + " FROM money_return WHERE " + column + " = :value",
                value);
    }

    String outcome(String payment) {
        return text("SELECT outcome FROM payment WHERE payment_id = :value", payment);
    }

    private String text(String sql, String value) {
        return Objects.requireNonNull(db.sql(sql)
                .bind("value", value)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .defaultIfEmpty("")
                .block());
    }

    /** What the app is told. */
    static @Nullable String verify(WebTestClient web, String payment, String order) {
        return web.get()
                .uri("/payment/verify/?imp_uid={id}&merchant_uid={order}", payment, order)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
