package com.byeolshow.catalog.review.web;

import static com.byeolshow.catalog.review.Shop.form;
import static com.byeolshow.catalog.review.Shop.ok;
import static com.byeolshow.catalog.review.Shop.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.review.Shop;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import com.byeolshow.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ReviewEndpointsTest {

    private static final String BASE = "https://img.byeolshow.example";

    private final WebTestClient http;
    private final TestTokens tokens;
    private final Shop shop;

    ReviewEndpointsTest(WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.tokens = tokens;
        this.shop = new Shop(http, tokens, events, db);
    }

    @Test
    void buyersReviewIsPublishedInTheAppsForm() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());

        var written = ok(shop.post(me, words(order, goods.id(), Map.of("rating", 5))));

        String time = written.get("createdAt").asString();
        assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00");
        String expected = """
                {"_id": "%s", "product": {"_id": "%s", "name": "별 립틴트", "thumbnail": null,
                   "price": {"original": 20000, "sale": 17000}},
                 "customer": {"_id": "%s", "alias": "별이"}, "title": "촉촉해요", "body": "하루 종일 가요.", "images": [],
                 "discount": {"type": "percentage", "value": 15, "discounted": 3000},
                 "publishedAt": "%s", "createdAt": "%s", "updatedAt": "%s"}""".formatted(written.get("_id").asString(), goods.id(), me, time, time, time);
        shop.get("/review/%s/".formatted(written.get("_id").asString()))
                .expectStatus()
                .isOk()
                .expectBody()
                .json(expected, JsonCompareMode.STRICT);
        shop.get("/review/list/product/%s/".formatted(goods.id()))
                .expectBody()
                .json("[" + expected + "]", JsonCompareMode.STRICT);
        shop.get("/review/list/customer/%s/?page=1".formatted(me))
                .expectBody()
                .json("[" + expected + "]", JsonCompareMode.STRICT);
        assertThat(written.toString()).doesNotContain("rating").doesNotContain(order);
    }

    @Test
    void picturesAreDrawnAnewAndServedToEverybody() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());

        var written = ok(shop.send(
                HttpMethod.POST,
                "/review/",
                me,
                form(words(order, goods.id()), TestImages.jpeg(300, 200), TestImages.png(30, 20))));

        assertThat(written.get("images")).hasSize(2);
        for (JsonNode image : written.get("images")) {
            assertThat(image.get("url").asString())
                    .isEqualTo(BASE + "/review/image/" + image.get("_id").asString() + "-480.jpg");
            for (String size : List.of("url", "small", "large")) {
                file(image.get(size).asString())
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.IMAGE_JPEG)
                        .expectHeader()
                        .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=2592000, public, immutable")
                        .expectHeader()
                        .valueEquals("X-Content-Type-Options", "nosniff")
                        .expectHeader()
                        .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                        .expectBody(Void.class);
            }
        }
        shop.get("/review/image/0000000000000000000000-480.jpg")
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .isEqualTo("\"image-not-found\"");
    }

    /** As the app, its libraries and other clients wrap the fields of an edit. */
    @Test
    void fieldsAreReadFromEveryWrapping() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String review = review(me, goods);

        assertThat(title(shop.put(me, review, Map.of("payload", Map.of("title", "객체")))))
                .isEqualTo("객체");
        assertThat(title(shop.put(me, review, Map.of("payload", "{\"title\": \"글자\"}"))))
                .isEqualTo("글자");
        assertThat(title(shop.put(me, review, Map.of("title", "그대로")))).isEqualTo("그대로");
        assertThat(title(edit(me, review, form(Map.of("payload", "{\"title\": \"부분\"}")))))
                .isEqualTo("부분");
        assertThat(title(edit(me, review, form(Map.of("payload[title]", "괄호")))))
                .isEqualTo("괄호");
        var typed = new MultipartBodyBuilder();
        typed.part("payload", Map.of("title", "형식", "rating", "4"), MediaType.APPLICATION_JSON);
        assertThat(title(edit(me, review, typed))).isEqualTo("형식");
        assertThat(title(http.put()
                        .uri("/review/{id}", review)
                        .headers(headers -> headers.setBearerAuth(tokens.customer(me)))
                        .body(BodyInserters.fromFormData("payload[title]", "양식"))
                        .exchange()))
                .isEqualTo("양식");
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":1,\"rating\":4.0}");
    }

    @Test
    void editKeepsWhatIsNotSentAndNewPicturesReplaceAllOldOnes() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());
        var before = ok(shop.send(
                HttpMethod.POST,
                "/review/",
                me,
                form(words(order, goods.id()), TestImages.jpeg(300, 200), TestImages.png(30, 20))));
        String id = before.get("_id").asString();

        var reworded = ok(shop.put(me, id, Map.of("payload", Map.of("body", "이틀도 가요."))));
        assertThat(reworded.get("title")).isEqualTo(before.get("title"));
        assertThat(reworded.get("body").asString()).isEqualTo("이틀도 가요.");
        assertThat(reworded.get("images")).isEqualTo(before.get("images"));
        assertThat(reworded.get("createdAt")).isEqualTo(before.get("createdAt"));

        var redone = ok(edit(me, id, form(Map.of(), TestImages.png(40, 40))));
        assertThat(redone.get("body").asString()).isEqualTo("이틀도 가요.");
        assertThat(redone.get("images")).hasSize(1);
        assertThat(ok(shop.get("/review/" + id)).get("images")).isEqualTo(redone.get("images"));
        assertThat(urls(before))
                .allSatisfy(url -> file(url).expectStatus().isNotFound().expectBody(Void.class));
        assertThat(urls(redone))
                .allSatisfy(url -> file(url).expectStatus().isOk().expectBody(Void.class));
    }

    @Test
    void deletedReviewIsGoneWithItsPicturesAndTheLineIsFreeAgain() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());
        var written = ok(
                shop.send(HttpMethod.POST, "/review/", me, form(words(order, goods.id()), TestImages.jpeg(300, 200))));
        String id = written.get("_id").asString();

        shop.delete(me, id)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody(String.class)
                .isEqualTo("\"삭제가 완료되었습니다.\"");

        shop.get("/review/" + id).expectStatus().isNotFound().expectBody(Void.class);
        assertThat(ok(shop.get("/review/list/product/" + goods.id()))).isEmpty();
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":0,\"rating\":null}");
        assertThat(urls(written))
                .allSatisfy(url -> file(url).expectStatus().isNotFound().expectBody(Void.class));
        ok(shop.post(me, words(order, goods.id())));
    }

    @Test
    void cardCountsReviewsAndAveragesStars() {
        var goods = shop.goods();
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":0,\"rating\":null}");

        rated(goods, null);
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":1,\"rating\":null}");
        rated(goods, 5);
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());
        String mine = ok(shop.post(me, words(order, goods.id(), Map.of("rating", 2))))
                .get("_id")
                .asString();
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":3,\"rating\":3.5}");

        ok(shop.put(me, mine, Map.of("payload", Map.of("rating", 4))));
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":3,\"rating\":4.5}");
        var listed = ok(shop.get("/product/collection"));
        assertThat(listed).anySatisfy(product -> {
            assertThat(product.get("_id").asString()).isEqualTo(goods.id());
            assertThat(product.get("reviews").toString()).isEqualTo("{\"count\":3,\"rating\":4.5}");
        });
    }

    @Test
    void listsArePagedNewestFirst() {
        var goods = shop.goods();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 21; i++) {
            ids.addFirst(rated(goods, 3));
        }

        assertThat(ids(ok(shop.get("/review/list/product/" + goods.id())))).isEqualTo(ids.subList(0, 20));
        assertThat(ids(ok(shop.get("/review/list/product/%s?page=2".formatted(goods.id())))))
                .isEqualTo(ids.subList(20, 21));
        assertThat(ok(shop.get("/review/list/product/%s?page=3".formatted(goods.id()))))
                .isEmpty();
    }

    /** The app handles no error there. */
    @Test
    void listOfACustomerIsEmptyForAnyNonsense() {
        for (String customer : List.of("nobody", "a b", "나", "x".repeat(500), "'--")) {
            for (String page : List.of("1", "99999999999", "-1", "\0")) {
                assertThat(ok(http.get()
                                .uri("/review/list/customer/{customer}/?page={page}", customer, page)
                                .exchange()))
                        .isEmpty();
            }
        }
        assertThat(ok(http.get()
                        .uri("/review/list/customer/nobody/")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer expired-long-ago")
                        .exchange()))
                .isEmpty();
    }

    private String rated(Shop.Goods goods, @Nullable Integer stars) {
        String someone = shop.customer("손님");
        String order = shop.bought(someone, goods.id(), goods.red());
        Map<String, Object> rating = stars == null ? Map.of() : Map.of("rating", stars);
        return ok(shop.post(someone, words(order, goods.id(), rating)))
                .get("_id")
                .asString();
    }

    private String review(String customer, Shop.Goods goods) {
        String order = shop.bought(customer, goods.id(), goods.red());
        return ok(shop.post(customer, words(order, goods.id()))).get("_id").asString();
    }

    private ResponseSpec edit(String customer, String review, MultipartBodyBuilder form) {
        return shop.send(HttpMethod.PUT, "/review/%s/".formatted(review), customer, form);
    }

    private static String title(ResponseSpec answer) {
        return ok(answer).get("title").asString();
    }

    private static List<String> ids(JsonNode list) {
        return list.valueStream().map(review -> review.get("_id").asString()).toList();
    }

    private static List<String> urls(JsonNode review) {
        return review.get("images")
                .valueStream()
                .flatMap(image -> List.of("url", "small", "large").stream()
                        .map(size -> image.get(size).asString()))
                .toList();
    }

    private ResponseSpec file(String url) {
        return shop.get(url.substring(BASE.length()));
    }
}
