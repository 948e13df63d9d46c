package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** When the provider's notice and the app's own call bring the same payment, one read is enough. */
@PaymentTest
class SparedReadsTest {

    private static final String TOPIC = "payment.payments";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final PaymentLooks looks;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();

    SparedReadsTest(
            WebTestClient web, PublishedEvents published, Orders orders, PaymentLooks looks, DatabaseClient db) {
        this.web = web;
        this.published = published;
        this.orders = orders;
        this.looks = looks;
        this.db = db;
    }

    @Test
    void aSaleCostsOneReadWhenTheAppIsFasterThanTheNotice() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        assertThat(MoneyDesk.verify(web, payment, order)).isEqualTo(MoneyDesk.SUCCESS);
        notice(payment, order, "paid");
        Awaiting.until(() -> result(payment).equals("settled-before closed"));
        assertThat(iamport.reads(payment)).isEqualTo(1);

        notice(payment, order, "paid");
        Awaiting.until(() -> iamport.reads(payment) == 2);
        Awaiting.until(() -> result(payment).equals("AlreadySettled closed"));
    }

    @Test
    void theFirstNoticeThatMoneyCameLeavesTheAppAMomentAndAnyOtherDoesNot() {
        var payment = new PaymentId(Orders.id("imp"));
        Instant later = Instant.now().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.MILLIS);
        looks.note(payment, null, true, later).block();
        assertThat(nextLook(payment)).isEqualTo(later.plusMillis(300));
        looks.note(payment, null, true, later).block();
        assertThat(nextLook(payment)).isEqualTo(later);

        var cancelled = new PaymentId(Orders.id("imp"));
        looks.note(cancelled, null, false, later).block();
        assertThat(nextLook(cancelled)).isEqualTo(later);
    }

    @Test
    void noNoticeOfADepositWaitsForAnAppThatIsLongGone() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.accountIssued(order, 31400);
        assertThat(MoneyDesk.verify(web, payment, order)).contains("vbankIssued");
        Instant later = Instant.now().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.MILLIS);
        looks.note(new PaymentId(payment), order, true, later).block();
        assertThat(nextLook(new PaymentId(payment))).isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({"cancelled,paid", "paid,cancelled"})
    void aForgedNoticeDoesNotHideACancellationOfASettledPayment(String first, String second) {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        assertThat(MoneyDesk.verify(web, payment, order)).isEqualTo(MoneyDesk.SUCCESS);
        iamport.returnedBefore(payment, 31400, "고객 요청");
        notice(payment, order, first);
        notice(payment, order, second);
        published.awaitOne(TOPIC, "payment.payment-cancelled.v1", order);
    }

    @Test
    void whatAnEarlierNoticeSaidCountsUntilTheLookIsTaken() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        assertThat(MoneyDesk.verify(web, payment, order)).isEqualTo(MoneyDesk.SUCCESS);
        var id = new PaymentId(payment);
        Instant later = Instant.now().plus(Duration.ofDays(400));
        looks.note(id, order, false, later).block();
        looks.note(id, order, true, later).block();
        // Other tests may have left looks that come before this one.
        assertThat(Objects.requireNonNull(Flux.defer(() -> looks.take(later).collectList())
                                .repeat()
                                .takeUntil(List::isEmpty)
                                .concatMapIterable(batch -> batch)
                                .filter(taken -> taken.look().payment().equals(id))
                                .blockFirst())
                        .settled())
                .isFalse();
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

    private Instant nextLook(PaymentId payment) {
        return Objects.requireNonNull(db.sql("SELECT next_look_at FROM payment_look WHERE payment_id = :id")
                .bind("id", payment.value())
                .map(row -> Objects.requireNonNull(row.get(0, Instant.class)))
                .one()
                .block());
    }
}
