package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.payment.settlement.model.PlacedOrder;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Orders count as unheard of one hour after they were placed here. */
@PaymentTest
class SeekUnheardPaymentsTest {

    private final PublishedEvents published;
    private final Orders orders;
    private final PaymentDues dues;
    private final IamportStand iamport = IamportStand.running();

    SeekUnheardPaymentsTest(PublishedEvents published, Orders orders, PaymentDues dues) {
        this.published = published;
        this.orders = orders;
        this.dues = dues;
    }

    @Test
    void moneyNobodyToldUsAboutIsFound() {
        String order = Orders.id("kind");
        String payment = iamport.paid(order, 31400);
        orders.place(order, 31400, hoursAgo(2));
        var event = published.awaitOne("payment.payments", "payment.payment-verified.v1", order);
        assertThat(event.data().path("paymentId").asString()).isEqualTo(payment);
    }

    @Test
    void moneyForAnOrderThatWasCancelledMeanwhileIsFoundAndReturned() {
        String order = Orders.id("closed");
        String payment = iamport.paid(order, 31400);
        orders.place(order, 31400, hoursAgo(2));
        orders.cancelled(order);
        Awaiting.until(() -> iamport.returned(payment) == 31400);
    }

    @Test
    void looksGetRarerAndEndOnceTheOrderIsLongExpired() {
        String order = Orders.id("never");
        // Far in the future, so that the running job does not take it first.
        Instant placed = Instant.now().plus(Duration.ofDays(1000));
        dues.notePlaced(waiting(order, placed)).block();

        assertThat(taken(placed.plus(Duration.ofMinutes(59)))).doesNotContain(order);
        assertThat(taken(placed.plus(Duration.ofMinutes(61)))).contains(order);
        // Doubled, but never further away than an hour.
        assertThat(taken(placed.plus(Duration.ofMinutes(120)))).doesNotContain(order);
        assertThat(taken(placed.plus(Duration.ofMinutes(122)))).contains(order);
        assertThat(taken(placed.plus(Duration.ofDays(3)))).contains(order);
        assertThat(taken(placed.plus(Duration.ofDays(30)))).doesNotContain(order);
    }

    @Test
    void paidOrdersAreNotLookedAt() {
        String order = Orders.id("never");
        Instant placed = Instant.now().plus(Duration.ofDays(2000));
        dues.notePlaced(waiting(order, placed)).then(dues.notePaid(order)).block();
        assertThat(taken(placed.plus(Duration.ofHours(2)))).doesNotContain(order);
    }

    private static PlacedOrder waiting(String order, Instant placed) {
        return new PlacedOrder(
                order,
                "c",
                Won.of(1),
                "KRW",
                Won.of(1),
                Won.ZERO,
                Won.ZERO,
                placed,
                placed.plus(Duration.ofMinutes(30)));
    }

    /** All that are due at that time: with the orders of other tests before them, ours may not be in the first batch. */
    private List<String> taken(Instant at) {
        return Objects.requireNonNull(Flux.defer(() -> dues.takeUnheardOf(at).collectList())
                .repeat()
                .takeUntil(List::isEmpty)
                .concatMapIterable(batch -> batch)
                .collectList()
                .block());
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(Duration.ofHours(hours));
    }
}
