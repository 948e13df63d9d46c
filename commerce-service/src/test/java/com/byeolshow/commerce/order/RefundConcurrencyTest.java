package com.byeolshow.commerce.order;

import static com.byeolshow.commerce.order.web.Refunding.id;
import static com.byeolshow.commerce.order.web.Refunding.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.order.model.ConsoleReturn;
import com.byeolshow.commerce.order.model.RefundProblem;
import com.byeolshow.commerce.order.model.RefundRules.Fee;
import com.byeolshow.commerce.order.model.RefundRules.Terms;
import com.byeolshow.commerce.order.model.RefundWish;
import com.byeolshow.commerce.order.web.Refunding;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Everybody at once, on one real database. */
@ServiceTest
class RefundConcurrencyTest {

    private static final Terms TERMS = new Terms("M1", Fee.BY_RULE, true);

    private final Refunding refunding;
    private final Shop shop;
    private final RequestRefund request;
    private final WithdrawRefund withdraw;
    private final RejectRefund reject;
    private final AcceptRefund accept;
    private final NotePayments note;
    private final TransactionalOperator tx;
    private final PublishedEvents published;

    RefundConcurrencyTest(ApplicationContext context, PublishedEvents published) {
        this.refunding = new Refunding(context);
        this.shop = refunding.shop();
        this.request = context.getBean(RequestRefund.class);
        this.withdraw = context.getBean(WithdrawRefund.class);
        this.reject = context.getBean(RejectRefund.class);
        this.accept = context.getBean(AcceptRefund.class);
        this.note = context.getBean(NotePayments.class);
        this.tx = context.getBean(TransactionalOperator.class);
        this.published = published;
    }

    private static <T> List<T> atOnce(Stream<Mono<T>> work) {
        var all = work.toList();
        return Objects.requireNonNull(
                Flux.merge(Flux.fromIterable(all), all.size()).collectList().block());
    }

    private static Mono<Object> outcome(Mono<?> work) {
        return work.<Object>map(_ -> "done")
                .onErrorResume(RefusedException.class, refused -> Mono.just(refused.problem()));
    }

    private static RefundWish wish(JsonNode order, int quantity, String... shipments) {
        return new RefundWish("r", List.of(new RefundWish.Item(item(order, 0), quantity)), List.of(shipments));
    }

    @Test
    void lastUnitIsRefundedOnceAndTheFeeWithIt() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        var id = new OrderId(id(order));
        String shipment = order.at("/shipments/0/_id").asString();

        var outcomes = atOnce(
                IntStream.range(0, 12).mapToObj(_ -> outcome(request.run(id, customer, wish(order, 1, shipment)))));

        assertThat(outcomes.stream().filter("done"::equals)).hasSize(2);
        assertThat(outcomes.stream().filter(new RefundProblem.MoreThanLeft()::equals))
                .hasSize(10);
        assertThat(shop.count("SELECT refund_claimed FROM orders WHERE id = :p", id.value()))
                .isEqualTo(37_000);
        assertThat(shop.count("SELECT count(*) FROM refund WHERE order_id = :p AND shipping > 0", id.value()))
                .isOne();
    }

    @RepeatedTest(5)
    void withdrawalRejectionAndAcceptanceRaceToOneEnd() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        var id = new OrderId(id(order));
        var refund = new RefundId(refunding.request(customer, order, 0, 2));

        var outcomes = atOnce(Stream.of(
                outcome(withdraw.run(id, refund, customer, "r")),
                outcome(accept.run(id, refund, TERMS)),
                outcome(reject.run(id, refund, "M1", "r")),
                outcome(accept.run(id, refund, TERMS)),
                outcome(withdraw.run(id, refund, customer, "r"))));

        boolean accepted = shop.read(customer, id.value())
                .at("/refunds/0/status")
                .asString()
                .equals("accepted");
        assertThat(outcomes.stream().filter("done"::equals)).hasSize(accepted ? 2 : 3);
        assertThat(outcomes.stream().filter(new RefundProblem.AlreadyAccepted()::equals))
                .hasSize(accepted ? 3 : 0);
        assertThat(outcomes.stream().filter(new RefundProblem.Withdrawn()::equals))
                .hasSize(accepted ? 0 : 2);
        assertThat(shop.count("SELECT refund_claimed FROM orders WHERE id = :p", id.value()))
                .isEqualTo(accepted ? 37_000 : 0);
        refunding.console(id.value(), "cancel_" + id, 1);
        assertThat(published.awaitAll("commerce.orders", id.value(), accepted ? 4 : 3).stream()
                        .filter(event -> event.type().equals("commerce.refund-accepted.v1")))
                .hasSize(accepted ? 1 : 0);
    }

    @RepeatedTest(5)
    void consoleAndRefundsTogetherNeverClaimMoreThanCame() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        var id = new OrderId(id(order));
        var payment = new PaymentId(refunding.paymentOf(id.value()));
        var back = new ConsoleReturn("cancel_" + id, payment, Won.of(37_000), "r", Instant.EPOCH);

        atOnce(Stream.concat(
                IntStream.range(0, 4)
                        .mapToObj(_ -> outcome(
                                note.cancelled(id, back).as(tx::transactional).thenReturn("told"))),
                IntStream.range(0, 4).mapToObj(_ -> outcome(request.run(id, customer, wish(order, 1))))));

        JsonNode after = shop.read(customer, id.value());
        assertThat(after.get("status").asString()).isEqualTo("refunded");
        assertThat(after.at("/transactions/0/refunded").asLong()).isEqualTo(37_000);
        assertThat(after.get("refunds"))
                .allSatisfy(refund -> assertThat(refund.get("status").asString())
                        .isEqualTo(refund.get("items").isEmpty() ? "accepted" : "cancelled"));
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        assertThat(shop.count("SELECT count(*) FROM console_return WHERE order_id = :p", id.value()))
                .isOne();
    }
}
