package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@PaymentTest
class NoticesTest {

    private static final String TOPIC = "payment.payments";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final PaymentLooks looks;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();

    NoticesTest(WebTestClient web, PublishedEvents published, Orders orders, PaymentLooks looks, DatabaseClient db) {
        this.web = web;
        this.published = published;
        this.orders = orders;
        this.looks = looks;
        this.db = db;
    }

    @Test
    void repeatedAndDisorderedNoticesHaveOneEffect() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        notice(payment, order, "cancelled");
        notice(payment, order, "paid");
        notice(payment, order, "paid");
        notice(payment, order, "paid");
        notice(payment, order, "ready");
        Awaiting.until(() ->
                result(payment).endsWith("ettle closed") || result(payment).endsWith("ettled closed"));
        assertThat(types(published.awaitAll(TOPIC, order, 1))).containsExactly("payment.payment-verified.v1");
    }

    @Test
    void aNoticeMayBeAForm() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        web.post()
                .uri("/webhooks/iamport/")
                .body(BodyInserters.fromFormData("imp_uid", payment)
                        .with("merchant_uid", order)
                        .with("status", "paid"))
                .exchange()
                .expectStatus()
                .isOk();
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void aForgedEarlyNoticeChangesNothingAndDoesNotHideTheRealOne() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.opened(order, "ready", "card", 31400);
        notice(payment, order, "paid");
        Awaiting.until(() -> result(payment).equals("NotPaid closed"));
        assertThat(published.now(TOPIC, order)).isEmpty();

        iamport.change(payment, "status", "paid");
        notice(payment, order, "paid");
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void aFailedAttemptThatIsApprovedLateCounts() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.opened(order, "failed", "card", 31400);
        notice(payment, order, "failed");
        Awaiting.until(() -> result(payment).equals("NotPaid closed"));
        iamport.change(payment, "status", "paid");
        notice(payment, order, "paid");
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void anAccountAndItsDepositAreBothLearntFromNotices() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.accountIssued(order, 31400);
        notice(payment, order, "ready");
        published.awaitOne(TOPIC, "payment.virtual-account-issued.v1", order);
        iamport.change(payment, "status", "paid");
        notice(payment, order, "paid");
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void theOrderANoticeClaimsIsNotBelieved() {
        String order = orders.placed("kind", 31400);
        String victim = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        notice(payment, victim, "paid");
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
        assertThat(published.now(TOPIC, victim)).isEmpty();
    }

    @Test
    void madeUpPaymentsAreAnsweredAndForgotten() {
        notice("imp_made_up_1", "no-order", "paid");
        Awaiting.until(() -> result("imp_made_up_1").equals("unknown-payment closed"));
        web.post()
                .uri("/webhooks/iamport")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("imp_uid", "../../users/getToken?x=", "status", "paid"))
                .exchange()
                .expectStatus()
                .isOk();
        web.post().uri("/webhooks/iamport").exchange().expectStatus().isOk();
    }

    @Test
    void whatIsNoNoticeIsRefused() {
        web.post()
                .uri("/webhooks/iamport")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"imp_uid\":")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void whatIsTooLargeForANoticeIsRefusedUnread() {
        String padding = "x".repeat(2_000_000);
        web.post()
                .uri("/webhooks/iamport")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("imp_uid", "imp_large_1", "padding", padding))
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        web.post()
                .uri("/webhooks/iamport")
                .body(BodyInserters.fromFormData("imp_uid", "imp_large_2").with("padding", padding))
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        assertThat(result("imp_large_1") + result("imp_large_2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "null", "7", "\"imp_1\"", "{\"imp_uid\":{}}", "{\"imp_uid\":[\"imp_1\"]}", "not json"})
    void whatHasNotTheShapeOfANoticeIsRefused(String body) {
        web.post()
                .uri("/webhooks/iamport")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void fieldsAndWordsOfTheFutureAreTaken() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        web.post()
                .uri("/webhooks/iamport")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of(
                        "imp_uid",
                        payment,
                        "merchant_uid",
                        order,
                        "status",
                        "pondered",
                        "new",
                        Map.of("a", List.of(1))))
                .exchange()
                .expectStatus()
                .isOk();
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "failed", "ready", "paid"})
    void everyNoticeOfAKnownPaymentIsAReasonToReadItAgain(String status) {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        notice(payment, order, "paid");
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
        Awaiting.until(() -> result(payment).endsWith("closed"));
        int reads = iamport.reads(payment);
        web.post()
                .uri("/webhooks/iamport")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of(
                        "imp_uid", payment, "merchant_uid", order, "status", status, "cancellation_id", "cancel_1"))
                .exchange()
                .expectStatus()
                .isOk();
        Awaiting.until(() -> iamport.reads(payment) > reads);
        Awaiting.until(() -> result(payment).endsWith("closed"));
        assertThat(types(published.now(TOPIC, order))).containsExactly("payment.payment-verified.v1");
    }

    @Test
    void aNoticeBeforeTheOrderSettlesOnceTheOrderIsKnown() {
        String order = Orders.id("kind");
        String payment = iamport.paid(order, 31400);
        notice(payment, order, "paid");
        Awaiting.until(() -> result(payment).startsWith("unknown-order"));
        orders.place(order, 31400, Instant.now());
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void aFloodOfNoticesForOnePaymentCostsFewReads() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.opened(order, "ready", "card", 31400);
        long began = System.nanoTime();
        IntStream.range(0, 40).parallel().forEach(_ -> notice(payment, order, "paid"));
        Awaiting.until(() -> result(payment).endsWith("closed"));
        long intervals = Duration.ofNanos(System.nanoTime() - began).toMillis() / 100 + 2;
        assertThat((long) iamport.reads(payment)).isLessThanOrEqualTo(intervals).isLessThan(40);
    }

    @Test
    void twoReadsOfAPaymentAreApartHoweverOftenItIsNamed() {
        var payment = new PaymentId(Orders.id("imp"));
        // Far in the future, so that the running job does not take it first.
        Instant first = Instant.now().plus(Duration.ofDays(500)).truncatedTo(ChronoUnit.MILLIS);
        looks.note(payment, null, first).block();
        assertThat(taken(payment, first)).isTrue();
        looks.finish(new PaymentLooks.Look(payment, 1, 1), "NotPaid").block();
        for (int i = 0; i < 5; i++) {
            looks.note(payment, null, first.plusMillis(10 * i)).block();
        }
        assertThat(taken(payment, first.plusMillis(99))).isFalse();
        assertThat(taken(payment, first.plusMillis(100))).isTrue();
        assertThat(taken(payment, first.plusMillis(100))).isFalse();
    }

    /** Whether the payment is among those to be read then; other tests may have left some that come before it. */
    private boolean taken(PaymentId payment, Instant at) {
        return Boolean.TRUE.equals(Flux.defer(() -> looks.take(at).collectList())
                .repeat()
                .takeUntil(List::isEmpty)
                .concatMapIterable(batch -> batch)
                .any(taken -> taken.look().payment().equals(payment))
                .block());
    }

    @Test
    void aLookThatKeepsTellingNothingIsGivenUp() {
        String payment = iamport.paid(Orders.id("nobody"), 31400);
        notice(payment, "nobody", "cancelled");
        Awaiting.until(() -> result(payment).startsWith("unknown-order"));
        db.sql("UPDATE payment_look SET attempts = 199 WHERE payment_id = :id")
                .bind("id", payment)
                .fetch()
                .rowsUpdated()
                .block();
        Awaiting.until(() -> result(payment).equals("given-up closed"));
    }

    @Test
    void aNoticeThatArrivesDuringALookOpensAnotherOne() {
        var payment = new PaymentId(Orders.id("imp"));
        // Far in the future, so that the running job does not take it first.
        Instant later = Instant.now().plus(Duration.ofDays(400));
        looks.note(payment, null, later).block();
        var taken = new PaymentLooks.Look(payment, 1, 1);
        looks.note(payment, null, later).block();
        looks.finish(taken, "NotPaid").block();
        assertThat(result(payment.value())).isEqualTo("NotPaid open");
    }

    @Test
    void finishedLooksAreForgottenAfterAWhile() {
        notice("imp_made_up_2", "no-order", "paid");
        Awaiting.until(() -> result("imp_made_up_2").endsWith("closed"));
        looks.forget(Instant.now()).block();
        assertThat(result("imp_made_up_2")).endsWith("closed");
        looks.forget(Instant.now().plus(Duration.ofDays(8))).block();
        assertThat(result("imp_made_up_2")).isEmpty();
    }

    private void notice(String payment, String order, String status) {
        web.post()
                .uri("/webhooks/iamport")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("imp_uid", payment, "merchant_uid", order, "status", status))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private String result(String payment) {
        return Objects.requireNonNull(db.sql("""
                        SELECT concat_ws(' ', result, CASE WHEN open THEN 'open' ELSE 'closed' END)
                        FROM payment_look WHERE payment_id = :id""")
                .bind("id", payment)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .defaultIfEmpty("")
                .block());
    }

    private static List<String> types(List<Published> events) {
        return events.stream().map(Published::type).toList();
    }
}
