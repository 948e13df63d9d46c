package com.byeolshow.catalog.review.web;

import static com.byeolshow.catalog.review.Shop.form;
import static com.byeolshow.catalog.review.Shop.ok;
import static com.byeolshow.catalog.review.Shop.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.review.Shop;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import com.byeolshow.platform.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ServiceTest
class ReviewRefusalsTest {

    private static final String FALLBACK = "알 수 없는 오류가 발생하였습니다.";

    private final WebTestClient http;
    private final Shop shop;
    private final DatabaseClient db;

    ReviewRefusalsTest(WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.shop = new Shop(http, tokens, events, db);
        this.db = db;
    }

    @Test
    void withoutATokenNothingIsWritten() {
        for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
            refused(http.method(method).uri("/review/RV1/").exchange(), 401, "로그인 후 이용해 주세요.");
        }
        refused(http.post().uri("/review/").exchange(), 401, "로그인 후 이용해 주세요.");
    }

    @Test
    void eachLineIsReviewedOnceAndInItsOrder() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red(), goods.pink());

        ok(shop.post(me, words(order, goods.id(), Map.of("variant", goods.pink()))));
        refused(shop.post(me, words(order, goods.id(), Map.of("variant", goods.pink()))), 409, "duplicated-review");
        ok(shop.post(me, words(order, goods.id())));
        refused(shop.post(me, words(order, goods.id())), 409, "duplicated-review");

        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":2,\"rating\":null}");
    }

    @Test
    void ofManyAtOnceOneIsTaken() throws InterruptedException {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());

        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> post = () -> shop.post(me, words(order, goods.id(), Map.of("rating", 4)))
                    .expectBody(String.class)
                    .returnResult()
                    .getStatus()
                    .value();
            answers = threads.invokeAll(Collections.nCopies(8, post)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":1,\"rating\":4.0}");
    }

    @Test
    void onlyBuyersReview() {
        var goods = shop.goods();
        var others = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());

        refused(shop.post(me, words(order, others.id())), 404, "not-existed-order-item");
        refused(
                shop.post(me, words(order, goods.id(), Map.of("variant", goods.pink()))),
                404,
                "not-existed-order-item");
        refused(shop.post(shop.customer("남"), words(order, goods.id())), 404, "not-existed-order");
        refused(shop.post(me, words("없는 주문", goods.id())), 404, "not-existed-order");
        refused(shop.post(me, words(Shop.id(), goods.id())), 404, "not-existed-order");
    }

    @Test
    void unpaidAndCancelledOrdersHaveNoBuyers() {
        var goods = shop.goods();
        String me = shop.customer("별이");

        refused(shop.post(me, words(shop.placed(me, goods.id(), goods.red()), goods.id())), 409, "unpaid-order");
        String cancelled = shop.placed(me, goods.id(), goods.red());
        shop.cancel(cancelled, me);
        shop.awaitOrders(cancelled);
        refused(shop.post(me, words(cancelled, goods.id())), 409, "cancelled-order");
    }

    @Test
    void refundedCustomersWereBuyers() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());
        shop.refund(order, me);
        shop.awaitOrders(order);

        ok(shop.post(me, words(order, goods.id())));
    }

    @Test
    void wordsHaveLimits() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());

        refused(shop.post(me, words(order, goods.id(), Map.of("title", " "))), 400, "invalid-title");
        refused(shop.post(me, words(order, goods.id(), Map.of("title", "가".repeat(101)))), 400, "invalid-title");
        refused(shop.post(me, words(order, goods.id(), Map.of("body", "가".repeat(5001)))), 400, "invalid-body");
        refused(shop.post(me, words(order, goods.id(), Map.of("rating", 6))), 400, "invalid-rating");
        refused(shop.post(me, words(order, goods.id(), Map.of("rating", "많이"))), 400, FALLBACK);
        refused(shop.post(me, words(order, goods.id(), Map.of("rating", "4.5"))), 400, FALLBACK);
        refused(shop.post(me, Map.of("title", "t", "body", "b")), 400, FALLBACK);
        refused(shop.post(me, "{"), 400, FALLBACK);
        ok(shop.post(me, words(order, goods.id(), Map.of("title", "가".repeat(100), "body", "😀".repeat(5000)))));
    }

    @Test
    void unreadablePayloadIsRefused() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String review = review(me, goods);

        refused(shop.put(me, review, Map.of("payload", "{")), 400, FALLBACK);
        refused(shop.put(me, review, Map.of("payload", List.of(1))), 400, FALLBACK);
        refused(shop.put(me, review, Map.of("payload", Map.of("rating", 0))), 400, "invalid-rating");
        refused(shop.put(me, review, Map.of("payload", Map.of("title", ""))), 400, "invalid-title");
        var typed = new MultipartBodyBuilder();
        typed.part("payload", "x".repeat(200_000).getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON);
        refused(shop.send(HttpMethod.PUT, "/review/" + review, me, typed), 413, "request-too-large");
    }

    @Test
    void reviewsOfOthersAreNotTouched() {
        var goods = shop.goods();
        String review = review(shop.customer("별이"), goods);
        String other = shop.customer("남");

        refused(shop.put(other, review, Map.of("payload", Map.of("title", "남의 것"))), 404, "not-existed-review");
        refused(shop.delete(other, review), 404, "not-existed-review");
        refused(shop.delete(other, Shop.id()), 404, "not-existed-review");
        refused(shop.get("/review/nonsense"), 404, "not-existed-review");
        assertThat(ok(shop.get("/review/" + review)).get("title").asString()).isEqualTo("촉촉해요");
    }

    @Test
    void hostileFilesAreRefusedAndNothingStays() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());
        var ofOthers = unownedImages();
        byte[] good = TestImages.jpeg(300, 200);
        byte[] bomb = TestImages.png(30, 20);
        bomb[16] = 0x7F;

        refused(post(me, order, goods, good, "<svg/>".getBytes(StandardCharsets.UTF_8)), 400, "unsupported-image-type");
        refused(post(me, order, goods, good, TestImages.gif(30, 20)), 400, "unsupported-image-type");
        refused(post(me, order, goods, good, Arrays.copyOf(good, 300)), 400, "unreadable-image");
        refused(post(me, order, goods, good, bomb), 400, "too-many-pixels");
        refused(post(me, order, goods, new byte[10 * 1024 * 1024 + 1]), 413, "request-too-large");
        byte[][] eleven = new byte[11][];
        Arrays.fill(eleven, TestImages.png(3, 2));
        refused(post(me, order, goods, eleven), 400, "too-many-images");
        var text = form(words(order, goods.id()));
        text.part("images", "just text");
        refused(shop.send(HttpMethod.POST, "/review/", me, text), 400, "no-image-file");

        Awaiting.until(() -> ofOthers.containsAll(unownedImages()));
        assertThat(ok(shop.get("/review/list/product/" + goods.id()))).isEmpty();
        var ten = Arrays.copyOf(eleven, 10);
        assertThat(ok(post(me, order, goods, ten)).get("images")).hasSize(10);
    }

    /** Whoever bought nothing makes us draw nothing. */
    @Test
    void picturesOfStrangersAreNotLookedAt() {
        var goods = shop.goods();
        String order = shop.bought(shop.customer("별이"), goods.id(), goods.red());

        refused(
                post(shop.customer("남"), order, goods, "no picture".getBytes(StandardCharsets.UTF_8)),
                404,
                "not-existed-order");
    }

    @Test
    void hostileFileLeavesAnEditedReviewAsItWas() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());
        var before = ok(post(me, order, goods, TestImages.jpeg(30, 20)));
        String id = before.get("_id").asString();

        refused(
                shop.send(
                        HttpMethod.PUT,
                        "/review/" + id,
                        me,
                        form(Map.of("payload[title]", "새것"), TestImages.gif(3, 2))),
                400,
                "unsupported-image-type");

        assertThat(ok(shop.get("/review/" + id))).isEqualTo(before);
    }

    private ResponseSpec post(String customer, String order, Shop.Goods goods, byte[]... files) {
        return shop.send(HttpMethod.POST, "/review/", customer, form(words(order, goods.id()), files));
    }

    private String review(String customer, Shop.Goods goods) {
        String order = shop.bought(customer, goods.id(), goods.red());
        return ok(shop.post(customer, words(order, goods.id()))).get("_id").asString();
    }

    private Set<String> unownedImages() {
        return Set.copyOf(Objects.requireNonNull(db.sql("SELECT id FROM review_image WHERE review_id IS NULL")
                .mapValue(String.class)
                .all()
                .collectList()
                .block()));
    }

    private static void refused(ResponseSpec answer, int status, String text) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/json;charset=UTF-8")
                .expectBody(String.class)
                .isEqualTo("\"%s\"".formatted(text));
    }
}
