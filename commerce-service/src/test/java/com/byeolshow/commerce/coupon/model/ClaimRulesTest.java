package com.byeolshow.commerce.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.model.ClaimRules.Standing;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unclaimable;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimRulesTest {

    private static final Instant FROM = Instant.parse("2030-05-01T00:00:00Z");

    private static Coupon coupon(boolean open) {
        return new Coupon(
                new CouponId("C"),
                new Coupon.Terms(
                        "c",
                        "",
                        Kind.CART,
                        false,
                        new Coupon.Category.Any(),
                        new Coupon.Discount.Fixed(Won.of(1)),
                        new Coupon.Limits(Won.ZERO, null),
                        new Coupon.Period(FROM, FROM.plusSeconds(10), FROM.plusSeconds(20)),
                        5L),
                open,
                1,
                FROM,
                FROM);
    }

    /** Having it already outweighs the rest, as it is what the app says of every failure. */
    @ParameterizedTest
    @CsvSource({
        "true,  false, false, -1, NOT_YET",
        "true,  false, false,  0, ",
        "true,  false, false,  9, ",
        "true,  false, false, 10, OVER",
        "true,  false, false, 20, OVER",
        "true,  false, true,   5, EXHAUSTED",
        "true,  false, true,  -1, NOT_YET",
        "true,  false, true,  10, OVER",
        "false, false, false,  5, OVER",
        "false, false, true,  -1, OVER",
        "true,  true,  false,  5, ALREADY_ISSUED",
        "true,  true,  true,   5, ALREADY_ISSUED",
        "true,  true,  false, -1, ALREADY_ISSUED",
        "false, true,  false, 30, ALREADY_ISSUED",
    })
    void obstacleOf(boolean open, boolean issued, boolean exhausted, int second, @Nullable Unclaimable problem) {
        var standing = new Standing(coupon(open), issued, exhausted);

        assertThat(ClaimRules.obstacle(standing, FROM.plusSeconds(second))).isEqualTo(Optional.ofNullable(problem));
    }

    @ParameterizedTest
    @CsvSource({"19,", "20,OVER"})
    void expiryEndsClaimsToo(int second, @Nullable Unclaimable problem) {
        var coupon = coupon(true);
        var terms = coupon.terms();
        var lasting = new Coupon(
                coupon.id(),
                new Coupon.Terms(
                        terms.name(),
                        "",
                        terms.kind(),
                        false,
                        terms.category(),
                        terms.discount(),
                        terms.limits(),
                        new Coupon.Period(FROM, null, FROM.plusSeconds(20)),
                        null),
                true,
                1,
                FROM,
                FROM);

        assertThat(ClaimRules.obstacle(new Standing(lasting, false, false), FROM.plusSeconds(second)))
                .isEqualTo(Optional.ofNullable(problem));
    }
}
