package com.byeolshow.commerce.order.web;

import static com.byeolshow.commerce.coupon.Vouchers.TENTH;
import static com.byeolshow.commerce.coupon.Vouchers.THOUSAND;
import static com.byeolshow.commerce.coupon.Vouchers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.coupon.Vouchers;
import com.byeolshow.commerce.goods.ProductState.DiscountState;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Checkouts that spend coupons. */
@ServiceTest
class CouponCheckoutTest {

    private final Shop shop;
    private final Vouchers vouchers;
    private final TestTokens tokens;
    private final DatabaseClient db;
    private final String customer;

    CouponCheckoutTest(ApplicationContext context, TestTokens tokens, DatabaseClient db) {
        this.shop = new Shop(context);
        this.vouchers = new Vouchers(context);
        this.tokens = tokens;
        this.db = db;
        this.customer = shop.customer();
    }

    /** The checkout with these keys in its discount. */
    private static String with(String discount, String checkout) {
        return checkout.replace("\"currency\":", "\"discount\":{" + discount + "},\"currency\":");
    }

    private static String cart(String coupon) {
        return "\"cart\":{\"coupon\":\"" + coupon + "\"}";
    }

    private static String onVariant(Shop.Ware ware, String coupon) {
        return "{\"variant\":\"%s\",\"coupon\":\"%s\"}".formatted(ware.variant(), coupon);
    }

    private static String items(String... items) {
        return "\"items\":[" + String.join(",", items) + "]";
    }

    private ResponseSpec checkout(String body) {
        return shop.post(customer, "/cart/checkout/", body);
    }

    private JsonNode placed(String body) {
        return Shop.body(checkout(body).expectStatus().isOk()).get("order");
    }

    private long couponsSpent(String order) {
        return shop.count("SELECT coalesce(sum(discounted), 0)::bigint FROM order_coupon WHERE order_id = :p", order);
    }

    private Shop.Ware plain(long price) {
        return shop.ware(null, price, null, 5);
    }

    @Test
    void cartCouponIsSpreadOverTheLinesAndSpent() {
        String coupon = vouchers.issued(customer, TENTH);
        var one = plain(9_999);
        var other = plain(5_000);

        JsonNode order = placed(with(cart(coupon), Shop.checkout(one.times(1), other.times(3))));

        String id = order.get("_id").asString();
        assertThat(order.at("/total/items/price/sale").asLong()).isEqualTo(24_999 - 2_499);
        assertThat(order.at("/total/amount").asLong()).isEqualTo(24_999 - 2_499 + 3_000);
        assertThat(couponsSpent(id)).isEqualTo(2_499);
        assertThat(shop.count("SELECT sum(coupon_discount)::bigint FROM order_item WHERE order_id = :p", id))
                .isEqualTo(2_499);
        assertThat(shop.count("SELECT coupon_discount FROM order_item WHERE variant_id = :p", one.variant()))
                .isEqualTo(1_000);
        assertThat(vouchers.holds(customer, coupon)).isFalse();
        assertThat(vouchers.managed(coupon).get("used").asLong()).isEqualTo(1);
        assertThat(shop.read(customer, id).at("/total/amount").asLong())
                .isEqualTo(order.at("/total/amount").asLong());
        assertRefused(checkout(with(cart(coupon), Shop.checkout(one.times(1)))), 409, "used-coupon");
        assertRefused(vouchers.delete(customer, coupon), 400, "used-coupon");
        assertRefused(vouchers.claim(customer, coupon), 400, "already-issued-coupon");
    }

    @Test
    void productCouponsComeFirstAndTheCartCouponCountsOnWhatIsLeft() {
        String product = vouchers.issued(customer, THOUSAND);
        String cart = vouchers.issued(customer, TENTH);
        var one = plain(10_000);
        var other = plain(6_000);

        JsonNode order = placed(
                with(cart(cart) + "," + items(onVariant(one, product)), Shop.checkout(one.times(1), other.times(1))));

        assertThat(order.at("/total/items/price/sale").asLong()).isEqualTo(16_000 - 1_000 - 1_500);
        assertThat(shop.count("SELECT coupon_discount FROM order_item WHERE variant_id = :p", one.variant()))
                .isEqualTo(1_900);
        String id = order.get("_id").asString();
        assertThat(shop.count("SELECT count(*) FROM order_coupon WHERE order_id = :p AND item_id IS NOT NULL", id))
                .isEqualTo(1);
        assertThat(couponsSpent(id)).isEqualTo(2_500);
    }

    @Test
    void productCouponFindsItsLineByAnyName() {
        for (String name : new String[] {"item", "_id", "variant", "product"}) {
            String coupon = vouchers.issued(customer, THOUSAND);
            var ware = plain(10_000);
            var other = plain(4_000);
            String line = Shop.body(shop.post(customer, "/cart/items", "{\"payload\":[" + ware.times(1) + "]}"))
                    .get(0)
                    .get("_id")
                    .asString();
            String value =
                    switch (name) {
                        case "variant" -> ware.variant();
                        case "product" -> ware.product();
                        default -> line;
                    };

            placed(with(
                    items("{\"%s\":\"%s\",\"coupon\":\"%s\"}".formatted(name, value, coupon), "{\"coupon\":\"\"}"),
                    Shop.checkout(other.times(1), ware.times(1).replace("{", "{\"_id\":\"" + line + "\","))));

            assertThat(shop.count("SELECT coupon_discount FROM order_item WHERE variant_id = :p", ware.variant()))
                    .isEqualTo(1_000);
        }
    }

    @Test
    void productCouponsOfOneProductTakeTheLinesThatFit() {
        String one = vouchers.issued(customer, THOUSAND);
        String other = vouchers.issued(customer, THOUSAND);
        var ware = plain(10_000);
        String onProduct = "{\"product\":\"%s\",\"coupon\":\"%s\"}";

        JsonNode order = placed(with(
                items(onProduct.formatted(ware.product(), one), onProduct.formatted(ware.product(), other)),
                Shop.checkout(ware.times(2), ware.times(1), ware.times(1))));

        assertThat(order.at("/total/items/price/sale").asLong()).isEqualTo(38_000);
        assertThat(couponsSpent(order.get("_id").asString())).isEqualTo(2_000);
    }

    @Test
    void couponsComeWithTheWholeCartToo() {
        String coupon = vouchers.issued(customer, TENTH);
        var ware = plain(20_000);
        shop.post(customer, "/cart/items", "{\"payload\":[" + ware.times(1) + "]}");

        JsonNode order = placed(with(cart(coupon), Shop.cartCheckout()));

        assertThat(order.at("/total/items/price/sale").asLong()).isEqualTo(18_000);
    }

    @Test
    void couponDoesNotTakeFreeShippingAway() {
        String coupon = vouchers.issued(customer, TENTH);

        JsonNode order = placed(with(cart(coupon), Shop.checkout(plain(50_000).times(1))));

        assertThat(order.at("/total/shipping/fee/sale").asLong()).isZero();
        assertThat(order.at("/total/amount").asLong()).isEqualTo(45_000);
    }

    @Test
    void everyMisfitHasItsCodeAndSpendsNothing() {
        var ware = plain(10_000);
        var cheap = shop.ware(null, 10_000, new DiscountState("fixed", 1_000), 5);
        String body = Shop.checkout(ware.times(1), ware.times(2), cheap.times(1));
        String product = vouchers.issued(customer, THOUSAND);
        String second = vouchers.issued(customer, THOUSAND);
        String tenth = vouchers.issued(customer, TENTH);
        String foreign = vouchers.issued(shop.id(), TENTH);
        String deleted = vouchers.issued(customer, TENTH);
        vouchers.delete(customer, deleted);
        String expired = vouchers.issued(customer, TENTH);
        db.sql(
                        "UPDATE coupon SET claimable_from = '2020-01-01T00:00:00Z', expires_at = '2020-02-01T00:00:00Z' WHERE id = :id")
                .bind("id", expired)
                .then()
                .block();
        String elsewhere =
                vouchers.issued(customer, TENTH + ",\"category\":{\"type\":\"include\",\"productIds\":[\"P\"]}");
        String undiscounted = vouchers.issued(customer, THOUSAND + ",\"only\":true");
        String high = vouchers.issued(customer, TENTH + ",\"price\":{\"min\":39001}");
        String low = vouchers.issued(customer, TENTH + ",\"price\":{\"max\":38999}");
        String tiny = vouchers.issued(customer, TENTH.replace("10", "1"));

        assertRefused(checkout(with(cart("nothing"), body)), 400, "not-issued-coupon");
        assertRefused(checkout(with(cart(foreign), body)), 400, "not-issued-coupon");
        assertRefused(checkout(with(cart(deleted), body)), 400, "not-issued-coupon");
        assertRefused(checkout(with(cart(expired), body)), 400, "expired-coupon");
        assertRefused(checkout(with(cart(product), body)), 400, "mismatching-coupon-type");
        assertRefused(checkout(with(items(onVariant(ware, tenth)), body)), 400, "mismatching-coupon-type");
        assertRefused(checkout(with(cart(elsewhere), body)), 400, "mismatching-coupon-category");
        assertRefused(checkout(with(cart(high), body)), 400, "below-coupon-minimum");
        assertRefused(checkout(with(cart(low), body)), 400, "above-coupon-maximum");
        assertRefused(checkout(with(cart(tiny), Shop.checkout(plain(99).times(1)))), 400, "ineffective-coupon");
        assertRefused(checkout(with(items(onVariant(cheap, undiscounted)), body)), 400, "coupon-on-discounted-product");
        assertRefused(
                checkout(with(items(onVariant(ware, product)), Shop.checkout(ware.times(2)))),
                400,
                "coupon-on-several-units");
        assertRefused(
                checkout(with(items(onVariant(cheap, product), onVariant(cheap, second)), body)),
                400,
                "exceeding-item-coupons");
        assertRefused(
                checkout(with(items(onVariant(cheap, product), onVariant(ware, product)), body)),
                400,
                "duplicated-coupon");
        assertRefused(
                checkout(with(items("{\"variant\":\"nothing\",\"coupon\":\"%s\"}".formatted(product)), body)),
                400,
                "not-existed-coupon-item");
        assertRefused(
                checkout(with(items("{\"coupon\":\"%s\"}".formatted(product)), body)), 400, "not-existed-coupon-item");
        assertThat(vouchers.mine(customer)).hasSize(8);
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
    }

    @Test
    void orderForNothingIsRefused() {
        String coupon =
                vouchers.issued(customer, "\"type\":\"cart\",\"discount\":{\"type\":\"fixed\",\"value\":60000}");

        assertRefused(checkout(with(cart(coupon), Shop.checkout(plain(60_000).times(1)))), 400, "nothing-to-pay");

        assertThat(vouchers.holds(customer, coupon)).isTrue();
    }

    @Test
    void refusedCheckoutKeepsTheCoupon() {
        String coupon = vouchers.issued(customer, TENTH);
        var ware = plain(10_000);

        assertRefused(checkout(with(cart(coupon), Shop.checkout(ware.times(6)))), 409, "out-of-stock");

        assertThat(vouchers.holds(customer, coupon)).isTrue();
    }

    @Test
    void couponIsGoneForGoodWhenTheOrderIsCancelled() {
        String coupon = vouchers.issued(customer, TENTH);
        var ware = plain(10_000);
        String order = placed(with(cart(coupon), Shop.checkout(ware.times(1))))
                .get("_id")
                .asString();

        shop.post(customer, "/order/cancel/" + order + "/", "{\"payload\":{\"reason\":\"r\"}}")
                .expectStatus()
                .isOk();

        assertThat(vouchers.holds(customer, coupon)).isFalse();
        assertRefused(checkout(with(cart(coupon), Shop.checkout(ware.times(1)))), 409, "used-coupon");
        assertThat(vouchers.managed(coupon).get("used").asLong()).isEqualTo(1);
    }

    @Test
    void closedCouponCanStillBeSpent() {
        String coupon = vouchers.issued(customer, TENTH);
        shop.manager(HttpMethod.POST, "/v1/manager/coupons/" + coupon + "/close", null);

        placed(with(cart(coupon), Shop.checkout(plain(10_000).times(1))));

        assertThat(vouchers.holds(customer, coupon)).isFalse();
    }

    @Test
    void repeatedKeyGetsTheFirstAnswerAlthoughTheCouponIsSpent() {
        String coupon = vouchers.issued(customer, TENTH);
        String body = with(cart(coupon), Shop.checkout(plain(10_000).times(1)));
        String token = tokens.customer(customer);

        JsonNode first = Shop.body(shop.send(HttpMethod.PUT, token, "/cart/checkout/", body, "k1")
                .expectStatus()
                .isOk());

        assertThat(Shop.body(shop.send(HttpMethod.PUT, token, "/cart/checkout/", body, "k1")))
                .isEqualTo(first);
        assertRefused(
                shop.send(HttpMethod.PUT, token, "/cart/checkout/", body.replace(coupon, "other"), "k1"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void couponsHaveAnEnd() {
        String[] many = new String[101];
        Arrays.setAll(many, i -> "{\"variant\":\"V\",\"coupon\":\"C" + i + "\"}");

        assertRefused(checkout(with(items(many), Shop.checkout(plain(10_000).times(1)))), 400, "too-many-items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cart\":\"C\"",
                "\"items\":{\"V\":\"C\"}",
                "\"items\":[{\"variant\":\"\\u0000\",\"coupon\":\"C\"}]",
                "\"cart\":{\"coupon\":\"\\u0000\"}"
            })
    void unreadableCouponsGetTheFixedSentence(String discount) {
        assertRefused(checkout(with(discount, Shop.checkout(plain(10_000).times(1)))), 400, "알 수 없는 예외가 발생했습니다.");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void unknownKeysAreLetThroughAndOnlyTheirNamesAreLogged(CapturedOutput log) {
        String discount = """
                "shipping":{"coupon":"secret-1"},"cart":{"coupon":null,"point":"secret-2"},
                "items":[null,{"sku":"secret-3"}],"secret 4\\n":1""";

        placed(with(discount, Shop.checkout(plain(10_000).times(1))));

        assertThat(log).contains("keys in discount that are not known: [?, shipping]");
        assertThat(log).contains("keys in discount.cart that are not known: [point]");
        assertThat(log).contains("keys in discount.items[] that are not known: [sku]");
        assertThat(log).doesNotContain("secret");
    }
}
