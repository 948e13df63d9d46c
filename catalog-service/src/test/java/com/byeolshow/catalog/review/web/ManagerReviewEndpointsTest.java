package com.byeolshow.catalog.review.web;

import static com.byeolshow.catalog.review.Shop.ok;
import static com.byeolshow.catalog.review.Shop.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.catalog.review.Shop;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ManagerReviewEndpointsTest {

    private static final String PATH = "/v1/manager/reviews";

    private final WebTestClient http;
    private final TestTokens tokens;
    private final Shop shop;

    private Shop.Goods goods = new Shop.Goods("", "", "");
    private String author = "";
    private String order = "";
    private String review = "";

    ManagerReviewEndpointsTest(WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.tokens = tokens;
        this.shop = new Shop(http, tokens, events, db);
    }

    @BeforeEach
    void aReview() {
        goods = shop.goods();
        author = shop.customer("별이");
        order = shop.bought(author, goods.id(), goods.red());
        review = ok(shop.post(author, words(order, goods.id(), Map.of("rating", 1))))
                .get("_id")
                .asString();
    }

    @Test
    void hiddenReviewIsNowhereUntilItIsShownAgain() {
        var hidden = ok(shop.staff().post(PATH + "/" + review + "/hide", ""));
        assertThat(hidden.get("published").asBoolean()).isFalse();
        assertThat(hidden.get("publishedAt").isNull()).isTrue();

        shop.get("/review/" + review)
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .isEqualTo("\"not-existed-review\"");
        assertThat(ok(shop.get("/review/list/product/" + goods.id()))).isEmpty();
        assertThat(ok(shop.get("/review/list/customer/" + author))).isEmpty();
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":0,\"rating\":null}");
        assertThat(ok(shop.staff().post(PATH + "/" + review + "/hide", ""))).isEqualTo(hidden);

        var shown = ok(shop.staff().post(PATH + "/" + review + "/show", ""));
        assertThat(shown.get("published").asBoolean()).isTrue();
        assertThat(ok(shop.get("/review/" + review)).get("publishedAt")).isEqualTo(shown.get("publishedAt"));
        assertThat(ok(shop.get("/review/list/product/" + goods.id()))).hasSize(1);
        ok(shop.staff().post(PATH + "/" + review + "/show", ""));
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":1,\"rating\":1.0}");
    }

    @Test
    void authorCannotGetAroundStaff() {
        ok(shop.staff().post(PATH + "/" + review + "/hide", ""));

        var edited = ok(shop.put(author, review, Map.of("payload", Map.of("title", "다시", "rating", 5))));
        assertThat(edited.get("publishedAt").isNull()).isTrue();
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":0,\"rating\":null}");

        ok(shop.delete(author, review));
        shop.post(author, words(order, goods.id()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .isEqualTo("\"duplicated-review\"");
        assertThat(shop.rating(goods.id())).isEqualTo("{\"count\":0,\"rating\":null}");
    }

    @Test
    void sheetsSayWhatTheAppDoesNotShow() {
        shop.staff()
                .get(PATH + "?product=" + goods.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"reviews": [{"id": "%s", "orderId": "%s", "productId": "%s", "productName": "별 립틴트",
                          "variantId": "%s", "customerId": "%s", "alias": "별이", "title": "촉촉해요", "body": "하루 종일 가요.",
                          "rating": 1, "images": [], "published": true}], "page": 1, "hasMore": false}""".formatted(review, order, goods.id(), goods.red(), author), JsonCompareMode.LENIENT);
    }

    @Test
    void listIsFiltered() {
        var other = shop.customer("남");
        String theirs = ok(shop.post(other, words(shop.bought(other, goods.id(), goods.red()), goods.id())))
                .get("_id")
                .asString();
        ok(shop.staff().post(PATH + "/" + review + "/hide", ""));

        assertThat(ids("?product=" + goods.id())).containsExactly(theirs, review);
        assertThat(ids("?product=%s&state=hidden".formatted(goods.id()))).containsExactly(review);
        assertThat(ids("?product=%s&state=published".formatted(goods.id()))).containsExactly(theirs);
        assertThat(ids("?customer=" + author)).containsExactly(review);
        assertThat(ids("?customer=%s&product=%s&state=published".formatted(author, goods.id())))
                .isEmpty();
        assertThat(ids("?page=2&product=" + goods.id())).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsAProblem() {
        shop.staff().get(PATH + "?state=deleted").expectStatus().isBadRequest().expectBody(Void.class);
        http.get()
                .uri(PATH + "?product={product}", "\0")
                .headers(headers -> headers.setBearerAuth(tokens.manager("staff-1")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
        for (String id : List.of(Shop.id(), "nonsense")) {
            assertThat(Staff.json(shop.staff()
                                    .post(PATH + "/" + id + "/hide", "")
                                    .expectStatus()
                                    .isNotFound())
                            .get("code")
                            .asString())
                    .isEqualTo("not-existed-review");
        }
    }

    @Test
    void onlyStaffMayLook() {
        http.get()
                .uri(PATH)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.customer(author))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody(Void.class);
        http.post()
                .uri(PATH + "/" + review + "/hide")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(Void.class);
    }

    private List<String> ids(String query) {
        JsonNode page = ok(shop.staff().get(PATH + query));
        return page.get("reviews")
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }
}
