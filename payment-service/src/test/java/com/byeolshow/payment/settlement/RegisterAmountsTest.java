package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@PaymentTest
class RegisterAmountsTest {

    private final Orders orders;
    private final AmountPreparations preparations;
    private final DatabaseClient db;
    private final WebTestClient web;
    private final CircuitBreakerRegistry breakers;
    private final IamportStand iamport = IamportStand.running();

    RegisterAmountsTest(
            Orders orders,
            AmountPreparations preparations,
            DatabaseClient db,
            WebTestClient web,
            CircuitBreakerRegistry breakers) {
        this.orders = orders;
        this.preparations = preparations;
        this.db = db;
        this.web = web;
        this.breakers = breakers;
    }

    @Test
    void aNewOrdersAmountIsRegisteredOnce() {
        String order = orders.placed("kind", 31400);
        Awaiting.until(() -> result(order).equals("registered"));
        assertThat(iamport.prepared(order)).isEqualTo(31400);
        assertThat(iamport.prepareCalls(order)).containsExactly("POST " + order);
    }

    @Test
    void whatSomebodyRegisteredBeforeIsCompared() {
        String order = Orders.id("kind");
        iamport.prepare(order, 31400);
        orders.place(order, 31400, Instant.now());
        Awaiting.until(() -> result(order).equals("registered-before"));
        assertThat(iamport.prepareCalls(order)).containsExactly("POST " + order, "GET " + order);
    }

    @Test
    void anotherAmountThanTheOrdersIsCorrected() {
        String order = Orders.id("kind");
        iamport.prepare(order, 100);
        orders.place(order, 31400, Instant.now());
        Awaiting.until(() -> result(order).equals("changed"));
        assertThat(iamport.prepared(order)).isEqualTo(31400);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS_500", "UNREADABLE", "TOO_MANY", "TRUNCATED"})
    void aFailedRegistrationIsTriedAgain(Fault fault) {
        String order = Orders.id("kind");
        iamport.onPrepare(order, fault);
        orders.place(order, 31400, Instant.now());
        Awaiting.until(() -> result(order).equals("registered"));
        assertThat(iamport.prepareCalls(order)).hasSize(2);
    }

    @Test
    void aProviderThatCannotRegisterHindersNoPayment() {
        String order = Orders.id("kind");
        iamport.onPrepare(
                order, Stream.generate(() -> Fault.FAILS_500).limit(50).toArray(Fault[]::new));
        orders.place(order, 31400, Instant.now());
        Awaiting.until(() -> result(order).equals("given-up"));
        assertThat(iamport.prepareCalls(order)).hasSizeLessThanOrEqualTo(4);
        for (int i = 0; i < 12; i++) {
            breakers.circuitBreaker("iamport-preparations").onError(0, TimeUnit.MILLISECONDS, new IOException("x"));
        }
        assertThat(breakers.circuitBreaker("iamport").getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        String payment = iamport.paid(order, 31400);
        web.get()
                .uri("/payment/verify?imp_uid={payment}&merchant_uid={order}", payment, order)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void anOrderThatIsOverIsDropped() {
        String over = heldAtTheProvider();
        // The job is busy with that one, so it takes none while the test looks.
        String waiting = orders.placed("silent", 31400);
        orders.cancelled(over);
        Awaiting.until(
                () -> stateOf(over).equals("cancelled") && stateOf(waiting).equals("due"));
        assertThat(takenAt(Instant.now().plus(Duration.ofHours(1))))
                .contains(waiting)
                .doesNotContain(over);
        iamport.letGo(over);
    }

    @Test
    void noTwoWorkersTakeTheSameWhileTheLeaseOfOneLasts() {
        String order = heldAtTheProvider();
        assertThat(takenAt(Instant.now())).doesNotContain(order);
        assertThat(takenAt(Instant.now().plus(Duration.ofMinutes(1)))).contains(order);
        iamport.letGo(order);
    }

    /** A new order whose registration is under way until the test lets go. */
    private String heldAtTheProvider() {
        String order = Orders.id("silent");
        iamport.onPrepare(order, Fault.HELD);
        orders.place(order, 31400, Instant.now());
        Awaiting.until(() -> iamport.prepareCalls(order).size() == 1);
        return order;
    }

    private List<String> takenAt(Instant at) {
        return Objects.requireNonNull(preparations
                .take(at)
                .map(AmountPreparations.Preparation::orderId)
                .collectList()
                .block());
    }

    private String result(String order) {
        return column(order, "CASE WHEN prepare_at IS NULL THEN coalesce(prepare_result, '') ELSE '' END");
    }

    private String stateOf(String order) {
        return column(order, "state");
    }

    private String column(String order, String expression) {
        return Objects.requireNonNull(db.sql("SELECT %s FROM payment_due WHERE order_id = :id".formatted(expression))
                .bind("id", order)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .defaultIfEmpty("")
                .block());
    }
}
