package com.byeolshow.catalog.withdrawal;

import static com.byeolshow.catalog.review.Shop.ok;
import static com.byeolshow.catalog.review.Shop.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.review.Shop;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An account that is gone leaves nothing here. */
@ServiceTest
class WithdrawalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BASE = "https://img.byeolshow.example";

    private final Shop shop;
    private final DatabaseClient db;
    private final ForgetCustomer forgetCustomer;

    WithdrawalTest(
            WebTestClient http,
            TestTokens tokens,
            IncomingEvents events,
            DatabaseClient db,
            ForgetCustomer forgetCustomer) {
        this.shop = new Shop(http, tokens, events, db);
        this.db = db;
        this.forgetCustomer = forgetCustomer;
    }

    @Test
    void reviewsPicturesAndPurchasesGoAndRatingsFollow() {
        var goods = shop.goods();
        var others = shop.goods();
        String me = shop.customer("별이");
        String other = shop.customer("남");
        rated(me, goods, 1);
        rated(me, others, 2);
        rated(other, goods, 5);
        String order = shop.bought(me, goods.id(), goods.pink());
        var pictured = ok(shop.send(
                HttpMethod.POST, "/review/", me, Shop.form(words(order, goods.id()), TestImages.jpeg(30, 20))));
        String picture = pictured.get("images").get(0).get("url").asString().substring(BASE.length());
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":3,\"rating\":3.0}");

        shop.withdraw(me);

        Awaiting.untilAsserted(() -> assertThat(rowsOf(me)).isZero());
        assertThat(ok(shop.get("/review/list/customer/" + me))).isEmpty();
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":1,\"rating\":5.0}");
        assertThat(shop.rating(others.id())).isEqualTo("{\"count\":0,\"rating\":null}");
        assertThat(ok(shop.get("/review/list/customer/" + other))).hasSize(1);
        Awaiting.untilAsserted(
                () -> shop.get(picture).expectStatus().isNotFound().expectBody(Void.class));
    }

    @Test
    void whatComesLateBringsNobodyBack() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String placed = shop.placed(me, goods.id(), goods.red());
        String order = shop.bought(me, goods.id(), goods.red());
        ok(shop.post(me, words(order, goods.id())));

        forget(me);
        shop.account(me, "되살린 별이", 9);
        shop.pay(placed, me);
        String late = Shop.id();
        shop.place(late, me, goods.id(), goods.red());
        shop.pay(late, me);
        shop.awaitAccounts(me);
        shop.awaitOrders(placed);
        shop.awaitOrders(late);
        shop.post(me, words(late, goods.id()))
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .isEqualTo("\"not-existed-order\"");

        assertThat(rowsOf(me)).isZero();
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":0,\"rating\":null}");
    }

    @Test
    void reviewsThatRunIntoTheWithdrawalStayNeither() {
        var goods = shop.goods();
        for (int round = 0; round < 5; round++) {
            String me = shop.customer("별이");
            String order = shop.bought(me, goods.id(), goods.red());
            ok(shop.post(me, words(order, goods.id())));
            String second = shop.bought(me, goods.id(), goods.red());

            var writing = Thread.ofVirtual()
                    .start(() -> shop.post(me, words(second, goods.id())).expectBody(Void.class));
            forget(me);
            join(writing);

            assertThat(rowsOf(me)).isZero();
        }
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":0,\"rating\":null}");
    }

    @Test
    void theIdIsNotKeptEither() {
        String me = shop.customer("별이");
        forget(me);
        forget(me);

        assertThat(db.sql("SELECT forgotten_customers::text FROM forgotten_customers")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(PATIENCE))
                .isNotEmpty()
                .noneMatch(row -> row.contains(me));
    }

    private void forget(String customer) {
        forgetCustomer.run(customer).block(PATIENCE);
    }

    private void rated(String customer, Shop.Goods goods, int stars) {
        String order = shop.bought(customer, goods.id(), goods.red());
        ok(shop.post(customer, words(order, goods.id(), Map.of("rating", stars))));
    }

    private long rowsOf(String customer) {
        return Objects.requireNonNull(db.sql("""
                        SELECT (SELECT count(*) FROM review WHERE customer_id = :customer)
                             + (SELECT count(*) FROM purchase WHERE customer_id = :customer)
                             + (SELECT count(*) FROM customer WHERE id = :customer)""")
                .bind("customer", customer)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
