package com.byeolshow.social.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.social.Given;
import com.byeolshow.social.follow.ToggleFollow;
import com.byeolshow.social.like.ToggleLike;
import com.byeolshow.social.notification.Notifications;
import com.byeolshow.social.notification.fanout.FanOuts;
import com.byeolshow.social.notification.model.Notice;
import com.byeolshow.social.projection.Alarms;
import com.byeolshow.social.projection.Influencers;
import com.byeolshow.social.projection.Products;
import com.byeolshow.social.projection.Shows;
import com.byeolshow.social.wishlist.AddWish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An account that is gone leaves nothing here. */
@ServiceTest
class WithdrawalTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final PublishedEvents published;
    private final ApplicationContext beans;
    private final DatabaseClient database;

    WithdrawalTest(
            WebTestClient web,
            TestTokens tokens,
            IncomingEvents incoming,
            PublishedEvents published,
            ApplicationContext beans,
            DatabaseClient database) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
        this.published = published;
        this.beans = beans;
        this.database = database;
    }

    @Test
    void everythingOfTheCustomerIsGoneAndNothingOfOthers() {
        String star = star();
        long show = show(star);
        String product = product();
        String me = active(star, show, product);
        String other = active(star, show, product);
        assertThat(rowsOf(me)).isEqualTo(4);

        Given.withdrawn(incoming, me);

        Awaiting.untilAsserted(() -> assertThat(rowsOf(me)).isZero());
        assertThat(rowsOf(other)).isEqualTo(4);
        var unfollowed = published.awaitAll("social.follows", star, 3).getLast();
        assertThat(unfollowed.type()).isEqualTo("social.influencer-unfollowed.v1");
        assertThat(unfollowed.data().at("/customerId").asString()).isEqualTo(me);
        assertThat(unfollowed.data().at("/followers").asInt()).isEqualTo(1);
        var unliked = published.awaitAll("social.likes", Long.toString(show), 3).getLast();
        assertThat(unliked.type()).isEqualTo("social.show-unliked.v1");
        assertThat(unliked.data().at("/likes").asInt()).isEqualTo(1);
    }

    @Test
    void whatComesLateIsTurnedAway() {
        String star = star();
        long show = show(star);
        String product = product();
        String me = active(star, show, product);
        gone(me);

        post(me, "/user/influencer/like/", Map.of("InfluencerId", star));
        post(me, "/user/myvod/", Map.of("vod_id", show));
        post(me, "/wishlist/", Map.of("product", product));
        assertThat(bean(Notifications.class)
                        .add(new Notice.OrderPaid("order", null, 1), List.of(me))
                        .block())
                .isEmpty();
        assertThat(rowsOf(me)).isZero();
    }

    @Test
    void nothingStaysOfTapsThatRunIntoTheWithdrawal() {
        String star = star();
        long show = show(star);
        String product = product();
        var forget = bean(ForgetCustomer.class);
        for (int round = 0; round < 5; round++) {
            String me = Given.id("me");
            Mono<?> taps = Flux.<Mono<?>>just(
                            bean(ToggleFollow.class).run(me, star),
                            bean(ToggleLike.class).run(me, Long.toString(show)),
                            bean(AddWish.class).run(me, product),
                            bean(TransactionalOperator.class)
                                    .transactional(bean(Notifications.class)
                                            .add(new Notice.OrderPaid("order", null, 1), List.of(me))))
                    .flatMap(tap -> tap.onErrorResume(refused -> Mono.empty()), 4)
                    .then();
            Mono.when(taps, forget.run(me)).block();
            assertThat(rowsOf(me)).isZero();
        }
    }

    @Test
    void alarmsAreForgottenAndNoneIsKeptThatComesLate() {
        String me = Given.id("me");
        long show = Given.showId();
        var alarms = bean(Alarms.class);
        var alarm = new Alarms.Alarm(show, me, Instant.parse("2030-05-01T11:00:00Z"));
        var transaction = bean(TransactionalOperator.class);
        alarms.keep(alarm).as(transaction::transactional).block();
        assertThat(alarmsOf(me)).isEqualTo(1);
        gone(me);
        Awaiting.until(() -> alarmsOf(me) == 0);
        alarms.keep(alarm).as(transaction::transactional).block();
        assertThat(alarmsOf(me)).isZero();
    }

    private long alarmsOf(String customer) {
        return Objects.requireNonNull(database.sql("SELECT count(*) FROM alarms WHERE customer_id = :customer")
                .bind("customer", customer)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block());
    }

    @Test
    void theIdIsNotKeptEither() {
        String me = Given.id("me");
        gone(me);
        assertThat(database.sql("SELECT forgotten_customers::text FROM forgotten_customers")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block())
                .noneMatch(row -> row.contains(me));
    }

    @Test
    void aHostWhoIsGoneLosesFollowersAndTheirShowsDropOut() {
        String star = star();
        long show = show(star);
        String me = active(star, show, product());

        var told = new Notice.ShowStarted(show, "봄", star, "별이", Instant.parse("2030-05-01T11:00:00Z"), null);
        bean(FanOuts.class).record(told).block();
        Awaiting.until(() -> rowsOf(me) == 5);
        String left = Given.id("left");
        bean(Notifications.class).add(told, List.of(left)).block();
        get(left, "/v1/notifications").jsonPath("$.items.length()").isEqualTo(1);

        gone(star);

        // The like is left, of a show that is no more, the wish and what was told about the order.
        Awaiting.untilAsserted(() -> assertThat(rowsOf(me)).isEqualTo(3));
        get(left, "/v1/notifications").jsonPath("$.items").isEmpty();
        Given.show(incoming, show, star, "봄", "2030-05-01T11:00:00Z", 2);
        Awaiting.until(() -> Boolean.TRUE.equals(bean(Shows.class).exists(show).block()));
        get(me, "/user/influencer/like/").json("{\"success\":{\"Influencer_List\":[]}}");
        get(me, "/user/myvod/").json("{\"success\":{\"my_vod\":[]}}");
        // Identity has not told about the influencer yet, and still nobody can follow who is gone.
        assertThat(bean(Influencers.class).isActive(star).block()).isFalse();
    }

    @Test
    void twoWhoFollowEachOtherCanLeaveAtOnce() {
        String one = star();
        String two = star();
        var toggle = bean(ToggleFollow.class);
        Mono.when(toggle.run(one, two), toggle.run(two, one)).block();
        var forget = bean(ForgetCustomer.class);
        Mono.when(forget.run(one), forget.run(two), forget.run(one)).block();
        assertThat(rowsOf(one) + rowsOf(two)).isZero();
    }

    private String active(String star, long show, String product) {
        String customer = Given.id("me");
        bean(ToggleFollow.class).run(customer, star).block();
        bean(ToggleLike.class).run(customer, Long.toString(show)).block();
        bean(AddWish.class).run(customer, product).block();
        bean(Notifications.class)
                .add(new Notice.OrderPaid(Given.id("order"), "립", 1_000), List.of(customer))
                .block();
        return customer;
    }

    private void gone(String customer) {
        Given.withdrawn(incoming, customer);
        Awaiting.until(() ->
                Boolean.TRUE.equals(bean(Customers.class).isForgotten(customer).block()));
    }

    private long rowsOf(String customer) {
        return Objects.requireNonNull(database.sql("""
                        SELECT (SELECT count(*) FROM follows WHERE :customer IN (customer_id, influencer_id))
                            + (SELECT count(*) FROM likes WHERE customer_id = :customer)
                            + (SELECT count(*) FROM wishes WHERE customer_id = :customer)
                            + (SELECT count(*) FROM notifications WHERE customer_id = :customer)""")
                .bind("customer", customer)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block());
    }

    private String star() {
        String star = Given.influencer(incoming, "별이");
        Awaiting.until(
                () -> Boolean.TRUE.equals(bean(Influencers.class).isActive(star).block()));
        return star;
    }

    private long show(String host) {
        long show = Given.showId();
        Given.show(incoming, show, host, "봄", "2030-05-01T11:00:00Z", 1);
        Awaiting.until(() -> Boolean.TRUE.equals(bean(Shows.class).exists(show).block()));
        return show;
    }

    private String product() {
        String product = Given.product(incoming, "립");
        Awaiting.until(
                () -> Boolean.TRUE.equals(bean(Products.class).exists(product).block()));
        return product;
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    private void post(String customer, String path, Object body) {
        web.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
    }

    private WebTestClient.BodyContentSpec get(String customer, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
