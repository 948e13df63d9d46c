package com.byeolshow.social.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.social.Given;
import com.byeolshow.social.projection.Products;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ServiceTest
class WishlistEndpointsTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final Products products;
    private final Wishes wishes;
    private final AddWish addWish;
    private final DatabaseClient database;

    WishlistEndpointsTest(
            WebTestClient web,
            TestTokens tokens,
            IncomingEvents incoming,
            Products products,
            Wishes wishes,
            AddWish addWish,
            DatabaseClient database) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
        this.products = products;
        this.wishes = wishes;
        this.addWish = addWish;
        this.database = database;
    }

    @Test
    void aWishIsOnTheListAtOnceAsAProductCard() {
        String product = product("립");
        String me = Given.id("me");
        send(HttpMethod.POST, me, Map.of("product", product))
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo("\"추가 완료\"");
        list(me, "").json("""
                [{"_id":"%s","name":"립","available":true,"price":{"original":20000,"sale":17000},
                  "discount":{"type":"percentage","value":15,"discounted":3000},
                  "brand":{"_id":"b1","name":"별빛"},"thumbnail":{"url":"https://img.example/p.jpg"},
                  "collections":[{"path":["c1"]}],"options":[],"variants":[]}]""".formatted(product));
    }

    @Test
    void wishingTwiceIsWishingOnceAlsoAtOnce() {
        String product = product("립");
        String me = Given.id("me");
        Flux.range(0, 10).flatMap(again -> wishes.add(me, product)).blockLast();
        send(HttpMethod.POST, me, Map.of("product", product)).expectStatus().isAccepted();
        list(me, "").jsonPath("$.length()").isEqualTo(1);
    }

    @Test
    void removingWorksAlsoForWhatIsNotThere() {
        String product = product("립");
        String me = Given.id("me");
        send(HttpMethod.POST, me, Map.of("product", product)).expectStatus().isAccepted();
        send(HttpMethod.DELETE, me, Map.of("product", product)).expectStatus().isOk();
        list(me, "").json("[]");
        send(HttpMethod.DELETE, me, Map.of("product", product)).expectStatus().isOk();
    }

    @Test
    void withoutAPageEverythingComesAndWithOneFifteenAtATime() {
        String me = Given.id("me");
        Flux.range(0, 17)
                .map(number -> Given.product(incoming, "상품 " + number))
                .collectList()
                .flatMapMany(ids -> {
                    ids.forEach(this::awaitProduct);
                    return Flux.fromIterable(ids).concatMap(id -> wishes.add(me, id));
                })
                .blockLast();
        list(me, "").jsonPath("$.length()").isEqualTo(17);
        list(me, "?page=1").jsonPath("$.length()").isEqualTo(15);
        list(me, "?page=2").jsonPath("$.length()").isEqualTo(2);
        list(me, "?page=3").json("[]");
    }

    @Test
    void unknownProductsMissingKeysAndBrokenBodiesGetTheFixedSentence() {
        String me = Given.id("me");
        for (Object body : new Object[] {Map.of("product", "none"), Map.of(), "{\"product\":"}) {
            send(HttpMethod.POST, me, body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .isEqualTo("\"잘못된 요청\"");
        }
        send(HttpMethod.DELETE, me, Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"잘못된 요청\"");
    }

    @Test
    void aFullListTakesNoMore() {
        String me = Given.id("me");
        database.sql("""
                        INSERT INTO wishes (customer_id, product_id, wished_at)
                        SELECT :me, :me || '-p' || n, now() FROM generate_series(1, :limit) n""").bind("me", me).bind("limit", Wishes.LIMIT).then().block();
        send(HttpMethod.POST, me, Map.of("product", product("하나 더")))
                .expectStatus()
                .isBadRequest();
        assertThat(wishes.add(me, me + "-p1").block()).isEqualTo(1);
    }

    @Test
    void theLastPlaceIsTakenOnceHoweverManyAskAtOnce() {
        String me = Given.id("me");
        database.sql("""
                        INSERT INTO wishes (customer_id, product_id, wished_at)
                        SELECT :me, :me || '-p' || n, now() FROM generate_series(1, :places) n""").bind("me", me).bind("places", Wishes.LIMIT - 1).then().block();
        var wanted = Flux.range(0, 8)
                .map(number -> product("상품 " + number))
                .collectList()
                .block();
        Flux.fromIterable(Objects.requireNonNull(wanted))
                .flatMap(
                        product -> addWish.run(me, product).onErrorResume(RefusedException.class, full -> Mono.empty()),
                        8)
                .blockLast();
        assertThat(wishes.of(me, 0, 2 * Wishes.LIMIT).count().block()).isEqualTo(1);
        assertThat(database.sql("SELECT count(*) FROM wishes WHERE customer_id = :me")
                        .bind("me", me)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block())
                .isEqualTo(Wishes.LIMIT);
    }

    @Test
    void aProductThatIsGoneDropsOut() {
        String product = product("한정판");
        String me = Given.id("me");
        send(HttpMethod.POST, me, Map.of("product", product)).expectStatus().isAccepted();
        incoming.tombstone("catalog.products", "catalog.product.v1", product);
        Awaiting.untilAsserted(() -> list(me, "").json("[]"));
    }

    @Test
    void withoutATokenEveryoneIsAskedToLogIn() {
        web.get()
                .uri("/wishlist")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
    }

    private String product(String name) {
        String id = Given.product(incoming, name);
        awaitProduct(id);
        return id;
    }

    private void awaitProduct(String id) {
        Awaiting.until(() -> Boolean.TRUE.equals(products.exists(id).block()));
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String customer, Object body) {
        return web.method(method)
                .uri("/wishlist/")
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.BodyContentSpec list(String customer, String query) {
        return web.get()
                .uri("/wishlist/" + query)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
