package com.byeolshow.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.DeleteCoupons;
import com.byeolshow.commerce.coupon.Vouchers;
import com.byeolshow.commerce.order.model.RefundProblem;
import com.byeolshow.commerce.order.model.RefundRules.Fee;
import com.byeolshow.commerce.order.model.RefundRules.Terms;
import com.byeolshow.commerce.order.model.RefundWish;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.problem.RefusedException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What only a real database can show: many at once, and never one unit too many. */
@ServiceTest
class ConcurrencyTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApplicationContext context;
    private final Shop shop;
    private final Vouchers vouchers;
    private final TestTokens tokens;
    private final PublishedEvents published;
    private final TransactionalOperator tx;
    private final WebClient client;

    ConcurrencyTest(
            ApplicationContext context,
            TestTokens tokens,
            PublishedEvents published,
            TransactionalOperator tx,
            @LocalServerPort int port) {
        this.context = context;
        this.shop = new Shop(context);
        this.vouchers = new Vouchers(context);
        this.tokens = tokens;
        this.published = published;
        this.tx = tx;
        this.client = WebClient.builder()
                .baseUrl(URI.create("http://localhost:" + port).toString())
                .build();
    }

    /** What a checkout was answered. */
    private record Answer(int status, String body) {

        String order() {
            return JSON.readTree(body).get("order").get("_id").asString();
        }
    }

    private Mono<Answer> checkout(String customer, String body, @Nullable String key) {
        return client.post()
                .uri("/cart/checkout")
                .headers(headers -> {
                    headers.setBearerAuth(tokens.customer(customer));
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .map(answer -> new Answer(response.statusCode().value(), answer)));
    }

    private static <T> List<T> atOnce(List<Mono<T>> work) {
        return atOnce(work, work.size());
    }

    private static <T> List<T> atOnce(List<Mono<T>> work, int most) {
        return Objects.requireNonNull(
                Flux.merge(Flux.fromIterable(work), most).collectList().block());
    }

    @Test
    void thousandBuyersGetExactlyTheHundredUnitsThereAre() {
        var ware = shop.ware(100);

        // Many times the connections to the database, and few enough that a slow machine turns nobody away.
        var answers = atOnce(
                IntStream.range(0, 1_000)
                        .mapToObj(_ -> checkout(shop.id(), Shop.checkout(ware.times(1)), null))
                        .toList(),
                80);

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(100);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(900)
                .allSatisfy(answer -> assertThat(answer).isEqualTo(new Answer(409, "\"out-of-stock\"")));
        assertThat(shop.stockOf(ware)).containsExactly(0L, 100L, 100L);
        assertThat(shop.count("SELECT count(*) FROM order_item WHERE variant_id = :p", ware.variant()))
                .isEqualTo(100);
        assertThat(shop.count(
                        "SELECT sum(quantity)::bigint FROM stock_journal WHERE variant_id = :p AND move = 'reserved'",
                        ware.variant()))
                .isEqualTo(100);
        var events = published.awaitAll("commerce.stock", ware.variant(), 101);
        assertThat(events).hasSize(101);
        assertThat(events.getLast().data().get("available").asLong()).isZero();
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.data().get("available").asLong()).isNotNegative());
    }

    @Test
    void oneCouponSpentByManyCheckoutsAtOnceIsSpentOnce() {
        String customer = shop.customer();
        var ware = shop.ware(50);
        String coupon = vouchers.issued(customer, Vouchers.TENTH);
        String body = Shop.checkout(ware.times(1))
                .replace("\"currency\":", "\"discount\":{\"cart\":{\"coupon\":\"" + coupon + "\"}},\"currency\":");

        var answers = atOnce(IntStream.range(0, 10)
                .mapToObj(_ -> checkout(customer, body, null))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(9)
                .allSatisfy(answer -> assertThat(answer).isEqualTo(new Answer(409, "\"used-coupon\"")));
        assertThat(shop.stockOf(ware)).containsExactly(49L, 1L, 50L);
        assertThat(shop.count("SELECT count(*) FROM order_coupon WHERE coupon_id = :p", coupon))
                .isEqualTo(1);
    }

    @Test
    void couponIsEitherSpentOrDeleted() {
        var ware = shop.ware(100);
        for (int round = 0; round < 10; round++) {
            String customer = shop.customer();
            String one = vouchers.issued(customer, Vouchers.TENTH);
            String other = vouchers.issued(customer, Vouchers.THOUSAND);
            String body = Shop.checkout(ware.times(1))
                    .replace(
                            "\"currency\":",
                            "\"discount\":{\"cart\":{\"coupon\":\"%s\"},\"items\":[{\"variant\":\"%s\",\"coupon\":\"%s\"}]},\"currency\":"
                                    .formatted(one, ware.variant(), other));
            var ids = List.of(new CouponId(other), new CouponId(one));

            var outcomes = atOnce(List.<Mono<Object>>of(
                    checkout(customer, body, null).map(Answer::status),
                    context.getBean(DeleteCoupons.class)
                            .run(customer, ids)
                            .<Object>map(deleted -> "deleted " + deleted)
                            .onErrorResume(
                                    RefusedException.class,
                                    refused -> Mono.just(refused.problem().code()))));

            assertThat(outcomes.stream().map(String::valueOf).sorted().toList())
                    .isIn(List.of("200", "used-coupon"), List.of("409", "deleted 2"), List.of("400", "deleted 2"));
        }
    }

    @Test
    void sameGoodsInOppositeOrderDoNotDeadlock() {
        var one = shop.ware(1_000);
        var other = shop.ware(1_000);

        var answers = atOnce(IntStream.range(0, 100)
                .mapToObj(i -> checkout(
                        shop.id(),
                        i % 2 == 0
                                ? Shop.checkout(one.times(1), other.times(1))
                                : Shop.checkout(other.times(1), one.times(1)),
                        null))
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(shop.stockOf(one)).containsExactly(900L, 100L, 1_000L);
        assertThat(shop.stockOf(other)).containsExactly(900L, 100L, 1_000L);
    }

    @Test
    void sameKeyAtOnceIsOneOrder() {
        String customer = shop.customer();
        var ware = shop.ware(50);
        String body = Shop.checkout(ware.times(1));

        var answers = atOnce(IntStream.range(0, 10)
                .mapToObj(_ -> checkout(customer, body, "tap"))
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(Answer::order).distinct()).hasSize(1);
        assertThat(shop.stockOf(ware)).containsExactly(49L, 1L, 50L);
    }

    @Test
    void sameKeyAtOnceForTheLastUnitOfAWholeCartIsOneOrder() {
        String customer = shop.customer();
        var ware = shop.ware(1);
        shop.post(customer, "/cart/items", "{\"payload\":[" + ware.times(1) + "]}");

        var answers = atOnce(IntStream.range(0, 5)
                .mapToObj(_ -> checkout(customer, Shop.cartCheckout(), "tap"))
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(Answer::order).distinct()).hasSize(1);
    }

    @Test
    void wholeCartBoughtTwiceAtOnceIsOneOrder() {
        String customer = shop.customer();
        var ware = shop.ware(50);
        shop.post(customer, "/cart/items", "{\"payload\":[" + ware.times(1) + "]}");

        var answers = atOnce(IntStream.range(0, 10)
                .mapToObj(_ -> checkout(customer, Shop.cartCheckout(), null))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> assertThat(answer.body()).isIn("\"cart-changed\"", "\"empty-cart\""));
        assertThat(shop.stockOf(ware)).containsExactly(49L, 1L, 50L);
    }

    @Test
    void refundAskedTwiceAtOnceIsOneRefund() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        var id = new OrderId(order.get("_id").asString());
        var wish = new RefundWish(
                "r", List.of(new RefundWish.Item(order.at("/items/0/_id").asString(), 2)), List.of());
        var request = context.getBean(RequestRefund.class);

        var outcomes = atOnce(IntStream.range(0, 8)
                .mapToObj(_ -> request.run(id, customer, wish)
                        .<Object>map(_ -> "granted")
                        .onErrorResume(RefusedException.class, refused -> Mono.just(refused.problem())))
                .toList());

        assertThat(outcomes.stream().filter("granted"::equals)).hasSize(1);
        assertThat(outcomes.stream().filter(new RefundProblem.MoreThanLeft()::equals))
                .hasSize(7);
        assertThat(shop.read(customer, id.value()).get("refunds")).hasSize(1);
    }

    @Test
    void refundAcceptedTwiceAtOnceIsPublishedOnce() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(1));
        var id = new OrderId(order.get("_id").asString());
        JsonNode requested = Shop.body(shop.post(customer, "/refund/" + id, """
                {"payload":{"reason":"r","items":[{"item":"%s","quantity":1}]}}""".formatted(
                        order.at("/items/0/_id").asString())));
        var refund = new RefundId(requested.at("/refunds/0/_id").asString());
        var accept = context.getBean(AcceptRefund.class);

        atOnce(IntStream.range(0, 6)
                .mapToObj(_ -> accept.run(id, refund, new Terms("M1", Fee.BY_RULE, true)))
                .toList());
        shop.refunded(id.value(), refund.value(), 20_000);

        assertThat(published.awaitAll("commerce.orders", id.value(), 4))
                .extracting(PublishedEvents.Published::type)
                .containsExactly(
                        "commerce.order-placed.v1",
                        "commerce.order-paid.v1",
                        "commerce.refund-accepted.v1",
                        "commerce.order-refunded.v1");
    }

    @Test
    void paymentCancelAndExpiryRaceToOneEnd() {
        String customer = shop.customer();
        var ware = shop.ware(40);
        var ids = IntStream.range(0, 20)
                .mapToObj(_ -> shop.order(customer, ware.times(2)).get("_id").asString())
                .toList();
        ids.forEach(shop::runOut);
        var note = context.getBean(NotePayments.class);
        var cancel = context.getBean(CancelOrder.class);
        var expire = context.getBean(ExpireOrders.class);

        atOnce(ids.stream()
                .flatMap(id -> Stream.<Mono<String>>of(
                        note.paid(new OrderId(id), new PaymentId("imp_" + id), Won.of(37_000), Instant.now())
                                .as(tx::transactional)
                                .thenReturn("paid"),
                        cancel.run(new OrderId(id), customer, "r")
                                .map(_ -> "cancelled")
                                .onErrorResume(RefusedException.class, _ -> Mono.just("refused")),
                        expire.run().map(_ -> "expired"),
                        expire.run().map(_ -> "expired")))
                .toList());

        long paid = ids.stream()
                .map(id -> shop.read(customer, id))
                .filter(order -> order.get("status").asString().equals("paid"))
                .count();
        assertThat(shop.stockOf(ware)).containsExactly(40 - 2 * paid, 0L, 40 - 2 * paid);
        for (String id : ids) {
            JsonNode order = shop.read(customer, id);
            boolean isPaid = order.get("status").asString().equals("paid");
            assertThat(order.get("status").asString()).isIn("paid", "cancelled");
            assertThat(order.at("/transactions/0/paid").asLong()).isEqualTo(37_000);
            assertThat(published.awaitAll("commerce.orders", id, isPaid ? 2 : 3))
                    .extracting(PublishedEvents.Published::type)
                    .containsExactly(
                            isPaid
                                    ? new String[] {"commerce.order-placed.v1", "commerce.order-paid.v1"}
                                    : new String[] {
                                        "commerce.order-placed.v1",
                                        "commerce.order-cancelled.v1",
                                        "commerce.refund-due.v1"
                                    });
        }
    }
}
