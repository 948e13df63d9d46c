package com.byeolshow.commerce.cart.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.Shop.Ware;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CartEditEndpointsTest {

    private final Shop shop;
    private final WebTestClient web;
    private final TestTokens tokens;

    CartEditEndpointsTest(ApplicationContext context, WebTestClient web, TestTokens tokens) {
        this.shop = new Shop(context);
        this.web = web;
        this.tokens = tokens;
    }

    private String add(String customer, Ware ware, int quantity) {
        return Shop.body(shop.post(customer, "/cart/items/", "{\"payload\":[%s]}".formatted(ware.times(quantity)))
                        .expectStatus()
                        .isOk())
                .get(0)
                .get("_id")
                .asString();
    }

    private ResponseSpec edit(String customer, String body) {
        return shop.send(HttpMethod.PUT, tokens.customer(customer), "/cart/items/", body, null);
    }

    private ResponseSpec drop(String customer, String body) {
        return shop.send(HttpMethod.DELETE, tokens.customer(customer), "/cart/items/", body, null);
    }

    private static String change(String line, String payload) {
        return "{\"item_id\":\"%s\",\"payload\":%s}".formatted(line, payload);
    }

    private List<String> lines(String customer) {
        return Shop.body(shop.post(customer, "/cart/", "{}").expectStatus().isOk())
                .get("cart")
                .valueStream()
                .flatMap(group -> group.get("items").valueStream())
                .map(line -> line.get("_id").asString() + " "
                        + line.get("variant").get("_id").asString() + " "
                        + line.get("quantity").asInt())
                .toList();
    }

    private static String line(String id, Ware ware, int quantity) {
        return id + " " + ware.variant() + " " + quantity;
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody(String.class).isEqualTo("\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "payloads"})
    void quantityIsSetUnderEitherName(String key) {
        String customer = shop.customer();
        var ware = shop.ware(9);
        String line = add(customer, ware, 2);

        JsonNode results = Shop.body(edit(customer, "{\"%s\":[%s]}".formatted(key, change(line, "{\"quantity\":5}")))
                .expectStatus()
                .isOk());

        assertThat(results).hasSize(1);
        assertThat(results.get(0).get("_id").asString()).isEqualTo(line);
        assertThat(results.get(0).get("product").asString()).isEqualTo(ware.product());
        assertThat(results.get(0).get("variant").asString()).isEqualTo(ware.variant());
        assertThat(results.get(0).get("quantity").asInt()).isEqualTo(5);
        assertThat(results.get(0).get("shippingMethod").asString()).isEqualTo("SM1");
        assertThat(lines(customer)).containsExactly(line(line, ware, 5));
    }

    @Test
    void anotherVariantOfTheProductTakesTheLineOver() {
        String customer = shop.customer();
        var pair = shop.pair(9);
        String line = add(customer, pair.getFirst(), 2);

        edit(customer, "{\"payload\":[%s]}".formatted(change(line, variant(pair.getLast()))))
                .expectStatus()
                .isOk();

        assertThat(lines(customer)).containsExactly(line(line, pair.getLast(), 2));
    }

    @Test
    void aVariantThatIsAlreadyThereMakesOneLineOfBoth() {
        String customer = shop.customer();
        var pair = shop.pair(9);
        String one = add(customer, pair.getFirst(), 2);
        add(customer, pair.getLast(), 3);

        JsonNode results =
                Shop.body(edit(customer, "{\"payload\":[%s]}".formatted(change(one, variant(pair.getLast()))))
                        .expectStatus()
                        .isOk());

        assertThat(results.get(0).get("quantity").asInt()).isEqualTo(5);
        assertThat(lines(customer)).containsExactly(line(one, pair.getLast(), 5));
    }

    @Test
    void linesSwapTheirVariants() {
        String customer = shop.customer();
        var pair = shop.pair(9);
        String one = add(customer, pair.getFirst(), 2);
        String two = add(customer, pair.getLast(), 3);

        edit(
                        customer,
                        "{\"payload\":[%s,%s]}"
                                .formatted(change(one, variant(pair.getLast())), change(two, variant(pair.getFirst()))))
                .expectStatus()
                .isOk();

        assertThat(lines(customer)).containsExactly(line(one, pair.getLast(), 2), line(two, pair.getFirst(), 3));
    }

    @Test
    void anotherProductMustBeNamed() {
        String customer = shop.customer();
        String line = add(customer, shop.ware(9), 2);
        var other = shop.ware(9);

        refused(
                edit(customer, "{\"payload\":[%s]}".formatted(change(line, variant(other)))),
                404,
                "not-existed-variant");
        edit(
                        customer,
                        "{\"payload\":[%s]}"
                                .formatted(change(
                                        line,
                                        "{\"product\":\"%s\",\"variant\":\"%s\"}"
                                                .formatted(other.product(), other.variant()))))
                .expectStatus()
                .isOk();

        assertThat(lines(customer)).containsExactly(line(line, other, 2));
    }

    private static String variant(Ware ware) {
        return "{\"variant\":\"%s\"}".formatted(ware.variant());
    }

    @Test
    void oneBadChangeKeepsAllAsTheyWere() {
        String customer = shop.customer();
        var ware = shop.ware(9);
        String line = add(customer, ware, 2);
        String foreign = add(shop.customer(), ware, 1);
        String good = change(line, "{\"quantity\":5}");

        refused(
                edit(customer, "{\"payload\":[%s,%s]}".formatted(good, change("nothing", "{\"quantity\":1}"))),
                404,
                "not-existed-cart-item");
        refused(
                edit(customer, "{\"payload\":[%s,%s]}".formatted(good, change(foreign, "{\"quantity\":1}"))),
                404,
                "not-existed-cart-item");
        refused(
                edit(customer, "{\"payload\":[%s,%s]}".formatted(good, change(line, "{\"variant\":\"nothing\"}"))),
                404,
                "not-existed-variant");
        refused(
                edit(
                        customer,
                        "{\"payload\":[%s,%s]}"
                                .formatted(good, change(line, "{\"product\":\"nothing\",\"variant\":\"nothing\"}"))),
                404,
                "not-existed-product");

        assertThat(lines(customer)).containsExactly(line(line, ware, 2));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000", "2147483647"})
    void impossibleQuantitiesAreRefused(int quantity) {
        String customer = shop.customer();
        String line = add(customer, shop.ware(9), 2);

        refused(
                edit(customer, "{\"payload\":[%s]}".formatted(change(line, "{\"quantity\":%d}".formatted(quantity)))),
                400,
                "invalid-quantity");
    }

    @Test
    void twoLinesThatAreTooMuchTogetherStayTwo() {
        String customer = shop.customer();
        var pair = shop.pair(9);
        String one = add(customer, pair.getFirst(), 999);
        String two = add(customer, pair.getLast(), 1);

        refused(
                edit(customer, "{\"payload\":[%s]}".formatted(change(two, variant(pair.getFirst())))),
                400,
                "invalid-quantity");

        assertThat(lines(customer)).containsExactly(line(one, pair.getFirst(), 999), line(two, pair.getLast(), 1));
    }

    @Test
    void goodsOffSaleCanBecomeFewerButNotTheGoodsOfALine() {
        String customer = shop.customer();
        var off = shop.ware(9);
        String line = add(customer, off, 2);
        String other = add(customer, shop.ware(9), 1);
        shop.announce(Shop.product(off, null, 20_000, null, false, 2));

        edit(customer, "{\"payload\":[%s]}".formatted(change(line, "{\"quantity\":1}")))
                .expectStatus()
                .isOk();
        refused(
                edit(
                        customer,
                        "{\"payload\":[%s]}"
                                .formatted(change(
                                        other,
                                        "{\"product\":\"%s\",\"variant\":\"%s\"}"
                                                .formatted(off.product(), off.variant())))),
                409,
                "unavailable-product");
    }

    @Test
    void moreChangesThanLinesThereCanBeAreRefused() {
        String customer = shop.customer();
        String line = add(customer, shop.ware(9), 2);
        String many = String.join(",", Collections.nCopies(101, change(line, "{\"quantity\":1}")));

        refused(edit(customer, "{\"payload\":[%s]}".formatted(many)), 409, "full-cart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"payload\":[]}",
                "{\"payload\":[null]}",
                "{\"payload\":[{}]}",
                "{\"payload\":[{\"item_id\":\"A\"}]}",
                "{\"payload\":[{\"payload\":{\"quantity\":1}}]}",
                "{\"payload\":[{\"item_id\":\"A\\u0000\",\"payload\":{\"quantity\":1}}]}",
                "{\"payload\":[{\"item_id\":\"A\",\"payload\":{\"quantity\":\"many\"}}]}"
            })
    void unreadableEditsGetTheFixedSentence(String body) {
        edit(shop.customer(), body)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"알 수 없는 예외가 발생했습니다.\"");
    }

    @Test
    void chosenLinesLeaveWhateverElseIsNamed() {
        String customer = shop.customer();
        var stays = shop.ware(9);
        String one = add(customer, shop.ware(9), 1);
        String two = add(customer, shop.ware(9), 1);
        String three = add(customer, stays, 1);
        String other = shop.customer();
        String foreign = add(other, stays, 1);

        for (int i = 0; i < 2; i++) {
            drop(customer, "{\"item_ids\":[\"%s\",\"%s\",\"%s\",\"%s\",\"nothing\"]}".formatted(one, two, one, foreign))
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .isEqualTo("\"모두 삭제하였습니다.\"");
        }

        assertThat(lines(customer)).containsExactly(line(three, stays, 1));
        assertThat(lines(other)).containsExactly(line(foreign, stays, 1));
    }

    @Test
    void noIdsDeleteNothing() {
        String customer = shop.customer();
        var ware = shop.ware(9);
        String line = add(customer, ware, 1);

        drop(customer, "{\"item_ids\":[]}").expectStatus().isOk();

        assertThat(lines(customer)).containsExactly(line(line, ware, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"item_ids\":null}",
                "{\"item_ids\":[null]}",
                "{\"item_ids\":[\"\"]}",
                "{\"item_ids\":{}}"
            })
    void unreadableDeletesGetTheFixedSentence(String body) {
        drop(shop.customer(), body)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"알 수 없는 예외가 발생했습니다.\"");
    }

    @Test
    void idsHaveAnEnd() {
        String many = String.join(",", Collections.nCopies(1001, "\"A\""));

        drop(shop.customer(), "{\"item_ids\":[%s]}".formatted(many))
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void withoutTokenNobodyChangesACart(String method) {
        web.method(HttpMethod.valueOf(method))
                .uri("/cart/items/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("\"로그인 후 이용해 주세요.\"");
    }
}
