package com.byeolshow.commerce.cart.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.goods.ProductState.DiscountState;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CartEndpointsTest {

    private static final String UNKNOWN_PROBLEM = "\"알 수 없는 예외가 발생했습니다.\"";

    private final Shop shop;
    private final WebTestClient web;
    private final TestTokens tokens;

    CartEndpointsTest(ApplicationContext context, WebTestClient web, TestTokens tokens) {
        this.shop = new Shop(context);
        this.web = web;
        this.tokens = tokens;
    }

    private JsonNode put(String customer, String... items) {
        return Shop.body(shop.post(customer, "/cart/items/", "{\"payload\":[%s]}".formatted(String.join(",", items)))
                .expectStatus()
                .isOk());
    }

    private JsonNode cart(String customer) {
        return Shop.body(shop.post(customer, "/cart/", "{}").expectStatus().isOk())
                .get("cart");
    }

    @Test
    void cartShowsTodaysPricesAndStockOfAVendorsGroup() {
        String customer = shop.customer();
        var ware = shop.ware(14);
        JsonNode put = put(customer, ware.times(2)).get(0);

        shop.post(customer, "/cart", "{\"payload\":{}}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"cart":[{"vendor":"byeolshow",
                          "ShippingPolicy":{"method":"standard","country":"KR","vendor":"byeolshow",
                            "rules":[{"free":{"priceOver":50000},"weightOver":0,"fee":3000}],"regions":[]},
                          "items":[{"_id":"%s","quantity":2,"stock":14,"available":true,"shippingMethod":"SM1","addedAt":"%s",
                            "product":{"_id":"%s","name":"lip","available":true,"thumbnail":{"url":"https://img/p.jpg"}},
                            "variant":{"_id":"%s","price":{"original":20000,"sale":17000},
                              "types":[{"option":{"_id":"OP1","name":"color"},"variation":{"_id":"VA1","value":"red"}}],
                              "discount":{"type":"percentage","value":15,"discounted":3000}},
                            "price":{"original":20000,"sale":17000,"withTax":17000,"withoutTax":15455},
                            "discounted":3000,
                            "discounts":[{"type":"percentage","value":15,"discounted":3000,"before":20000,"after":17000}],
                            "taxed":1545,
                            "total":{"price":{"original":40000,"sale":34000,"withTax":34000,"withoutTax":30909},
                              "discounted":6000,"taxed":3091}}]}]}""".formatted(
                                        put.get("_id").asString(),
                                        put.get("addedAt").asString(),
                                        ware.product(),
                                        ware.variant()),
                        JsonCompareMode.STRICT);
        assertThat(put.get("addedAt").asString()).endsWith("+09:00");
    }

    @Test
    void houseComesFirstThenTheVendors() {
        String customer = shop.customer();
        var ofVendor = shop.ware("S1", 5_000, null, 1);
        var ofHouse = shop.ware(1);
        put(customer, ofVendor.times(1), ofHouse.times(1));

        JsonNode cart = cart(customer);

        assertThat(cart).hasSize(2);
        assertThat(cart.get(0).get("vendor").asString()).isEqualTo("byeolshow");
        assertThat(cart.get(0).get("items").get(0).has("vendor")).isFalse();
        assertThat(cart.get(1).get("vendor").asString()).isEqualTo("S1");
        assertThat(cart.get(1).get("ShippingPolicy").get("vendor").asString()).isEqualTo("S1");
        assertThat(cart.get(1).get("items").get(0).get("vendor").toString())
                .isEqualTo("{\"_id\":\"S1\",\"name\":\"상점 S1\"}");
        assertThat(cart.get(1)
                        .get("items")
                        .get(0)
                        .get("variant")
                        .get("discount")
                        .toString())
                .isEqualTo("{\"type\":null,\"value\":null,\"discounted\":0}");
    }

    @Test
    void emptyCartIsAnEmptyList() {
        assertThat(cart(shop.customer())).isEmpty();
    }

    @Test
    void sameVariantAgainSetsTheLineInsteadOfAddingOne() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String line = put(customer, ware.times(2)).get(0).get("_id").asString();

        JsonNode again = put(customer, ware.times(4), ware.times(3));

        assertThat(again).hasSize(2);
        assertThat(again).allSatisfy(result -> {
            assertThat(result.get("_id").asString()).isEqualTo(line);
            assertThat(result.get("quantity").asInt()).isEqualTo(3);
        });
        assertThat(cart(customer).get(0).get("items")).hasSize(1);
    }

    @Test
    void stockIsLiveAndNotTakenByTheCart() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        put(customer, ware.times(5));
        shop.order(shop.customer(), ware.times(2));

        assertThat(cart(customer).get(0).get("items").get(0).get("stock").asLong())
                .isEqualTo(3);
    }

    @Test
    void priceFollowsTheCatalog() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        put(customer, ware.times(1));
        shop.announce(Shop.product(ware, null, 20_000, new DiscountState("fixed", 500), true, 2));

        assertThat(cart(customer)
                        .get(0)
                        .get("items")
                        .get(0)
                        .get("price")
                        .get("sale")
                        .asLong())
                .isEqualTo(19_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"payload\":{}}", "{\"payload\":{\"any\":[1]}}", "[]", "{"})
    void whateverIsSentWithAReadIsNotRead(String body) {
        String customer = shop.customer();
        put(customer, shop.ware(1).times(1));

        assertThat(Shop.body(shop.post(customer, "/cart/", body).expectStatus().isOk())
                        .get("cart"))
                .hasSize(1);
    }

    @Test
    void readingNeedsNoBodyAtAll() {
        shop.send(HttpMethod.POST, tokens.customer(shop.customer()), "/cart/", null, null)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"cart\":[]}", JsonCompareMode.STRICT);
    }

    @Test
    void goodsOffSaleAreShownAsSuchAndRefusedAtCheckout() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        put(customer, ware.times(1));
        shop.announce(Shop.product(ware, null, 30_000, null, false, 2));

        JsonNode line = line(customer);
        assertThat(line.get("stock").asLong()).isZero();
        assertThat(line.get("available").asBoolean()).isFalse();
        assertThat(line.get("product").get("available").asBoolean()).isFalse();
        assertThat(line.get("price").get("sale").asLong()).isEqualTo(30_000);
        checkoutRefused(customer, 409, "unavailable-product");
    }

    @Test
    void soldOutGoodsAreShownAsSuchAndRefusedAtCheckout() {
        String customer = shop.customer();
        var ware = shop.ware(2);
        put(customer, ware.times(2));
        shop.order(shop.customer(), ware.times(2));

        JsonNode line = line(customer);
        assertThat(line.get("stock").asLong()).isZero();
        assertThat(line.get("available").asBoolean()).isFalse();
        assertThat(line.get("product").get("available").asBoolean()).isTrue();
        checkoutRefused(customer, 409, "out-of-stock");
    }

    @Test
    void fewerUnitsThanWantedAreStillSomething() {
        String customer = shop.customer();
        put(customer, shop.ware(2).times(3));

        assertThat(line(customer).get("stock").asLong()).isEqualTo(2);
        assertThat(line(customer).get("available").asBoolean()).isTrue();
        checkoutRefused(customer, 409, "out-of-stock");
    }

    @Test
    void goodsTheCatalogHasDroppedAreShownAsTheyWereAndRefusedAtCheckout() {
        String customer = shop.customer();
        String vendor = shop.id();
        var ware = shop.ware(vendor, 20_000, new DiscountState("percentage", 15), 5);
        put(customer, ware.times(2));
        shop.withdraw(ware);

        JsonNode group = cart(customer).get(0);
        assertThat(group.get("vendor").asString()).isEqualTo(vendor);
        assertThat(group.get("ShippingPolicy").get("vendor").asString()).isEqualTo(vendor);
        assertThat(group.get("items")).hasSize(1);
        JsonNode line = group.get("items").get(0);
        assertThat(line.get("stock").asLong()).isZero();
        assertThat(line.get("available").asBoolean()).isFalse();
        assertThat(line.get("product").toString()).isEqualTo("""
                        {"_id":"%s","name":"lip","available":false,"thumbnail":{"url":"https://img/p.jpg"}}""".formatted(ware.product()));
        assertThat(line.get("vendor").toString())
                .isEqualTo("{\"_id\":\"%s\",\"name\":\"상점 %s\"}".formatted(vendor, vendor));
        assertThat(line.get("variant").get("types")).hasSize(1);
        assertThat(line.get("variant").get("discount").get("value").asLong()).isEqualTo(15);
        assertThat(line.get("total").get("price").get("sale").asLong()).isEqualTo(34_000);
        checkoutRefused(customer, 404, "not-existed-product");
    }

    @Test
    void aVariantTheCatalogHasDroppedIsShownAndRefused() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        put(customer, ware.times(1));
        shop.announce(Shop.product(new Shop.Ware(ware.product(), shop.id()), null, 20_000, null, true, 2));

        assertThat(line(customer).get("available").asBoolean()).isFalse();
        assertThat(line(customer).get("variant").get("_id").asString()).isEqualTo(ware.variant());
        checkoutRefused(customer, 404, "not-existed-variant");
    }

    @Test
    void oneLineThatCannotBeBoughtKeepsTheWholeCartFromBeingOrdered() {
        String customer = shop.customer();
        var gone = shop.ware(5);
        var there = shop.ware(5);
        put(customer, there.times(1), gone.times(1));
        shop.withdraw(gone);

        checkoutRefused(customer, 404, "not-existed-product");

        assertThat(cart(customer).get(0).get("items")).hasSize(2);
        assertThat(shop.stockOf(there)).containsExactly(5L, 0L, 5L);
    }

    private JsonNode line(String customer) {
        return cart(customer).get(0).get("items").get(0);
    }

    private void checkoutRefused(String customer, int status, String code) {
        shop.post(customer, "/cart/checkout/", Shop.cartCheckout())
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo("\"" + code + "\"");
    }

    @Test
    void cartsAreTheirOwners() {
        put(shop.customer(), shop.ware(5).times(1));

        assertThat(cart(shop.customer())).isEmpty();
    }

    @Test
    void emptyingAnswersItsSentenceAlsoWhenThereIsNothing() {
        String customer = shop.customer();
        put(customer, shop.ware(5).times(1));

        for (int i = 0; i < 2; i++) {
            shop.send(HttpMethod.DELETE, tokens.customer(customer), "/cart/", null, null)
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .isEqualTo("\"장바구니 비우기가 완료되었습니다.\"");
        }
        assertThat(cart(customer)).isEmpty();
    }

    @Test
    void unknownProductAndVariantAreNotFound() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        refused(customer, "{\"product\":\"nope\",\"variant\":\"nope\",\"quantity\":1}", 404, "not-existed-product");
        refused(
                customer,
                "{\"product\":\"%s\",\"variant\":\"nope\",\"quantity\":1}".formatted(ware.product()),
                404,
                "not-existed-variant");
        refused(
                customer,
                "{\"product\":\"%s\",\"variant\":\"%s\",\"quantity\":1}"
                        .formatted(shop.ware(1).product(), ware.variant()),
                404,
                "not-existed-variant");
    }

    @Test
    void productOffSaleIsRefused() {
        var ware = shop.ware(5);
        shop.announce(Shop.product(ware, null, 20_000, null, false, 2));

        refused(shop.customer(), ware.times(1), 409, "unavailable-product");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000", "2147483647"})
    void impossibleQuantitiesAreRefused(int quantity) {
        refused(shop.customer(), shop.ware(5).times(quantity), 400, "invalid-quantity");
    }

    @Test
    void oneBadEntryKeepsAllOut() {
        String customer = shop.customer();
        var ware = shop.ware(5);

        refused(customer, ware.times(1) + "," + ware.times(0), 400, "invalid-quantity");

        assertThat(cart(customer)).isEmpty();
    }

    @Test
    void cartHasAnEnd() {
        String customer = shop.customer();
        var hundred =
                IntStream.range(0, 100).mapToObj(_ -> shop.ware(1).times(1)).collect(Collectors.joining(","));
        put(customer, hundred);

        refused(customer, shop.ware(1).times(1), 409, "full-cart");
    }

    private void refused(String customer, String items, int status, String code) {
        shop.post(customer, "/cart/items", "{\"payload\":[" + items + "]}")
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo("\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"payload\":[]}",
                "{\"payload\":[null]}",
                "{\"payload\":{}}",
                "{\"payload\":[{}]}",
                "{\"payload\":[{\"product\":\"P\",\"variant\":\"V\",\"quantity\":99999999999}]}",
                "{\"payload\":[{\"product\":\"P\",\"variant\":\"V\\u0000\",\"quantity\":1}]}"
            })
    void unreadableInputGetsTheFixedSentence(String body) {
        shop.post(shop.customer(), "/cart/items", body)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(UNKNOWN_PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({"POST,/cart", "DELETE,/cart", "POST,/cart/items", "PUT,/cart/checkout", "POST,/cart/checkout"})
    void withoutTokenNobodyHasACart(String method, String path) {
        web.method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("\"로그인 후 이용해 주세요.\"");
    }
}
