package com.byeolshow.commerce.coupon.model;

import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Map;

/** Why something about coupons is refused. */
public sealed interface CouponProblem extends Problem {

    /** Why a coupon is not issued; the app reads all of them as "already issued". */
    enum Unclaimable implements CouponProblem {
        NO_SUCH_COUPON("not-existed-coupon", 404, "존재하지 않는 쿠폰입니다.", "There is no such coupon."),
        /** To this customer, ever: used and deleted ones count. */
        ALREADY_ISSUED("already-issued-coupon", 409, "이미 발급받은 쿠폰입니다.", "You have been issued this coupon already."),
        EXHAUSTED("exhausted-coupon", 409, "쿠폰이 모두 소진되었습니다.", "All of these coupons have been issued."),
        NOT_YET("unopened-coupon", 409, "아직 발급 기간이 아닙니다.", "This coupon cannot be claimed yet."),
        /** Closed by staff, or its time to be claimed is over. */
        OVER("closed-coupon", 409, "발급이 종료된 쿠폰입니다.", "This coupon can no longer be claimed.");

        private final Summary summary;

        Unclaimable(String code, int status, String korean, String english) {
            this.summary = new Summary(code, status, korean, english);
        }

        @Override
        public Summary summary() {
            return summary;
        }
    }

    /** Why a coupon cannot be spent on a basket. */
    enum Unusable implements CouponProblem {
        /** Never issued to this customer, or deleted. */
        NOT_HELD("not-issued-coupon", 400, "발급받지 않은 쿠폰입니다.", "You do not have this coupon."),
        USED("used-coupon", 409, "이미 사용한 쿠폰입니다.", "This coupon was used already."),
        EXPIRED("expired-coupon", 400, "사용 기간이 지난 쿠폰입니다.", "This coupon has expired."),
        GIVEN_TWICE("duplicated-coupon", 400, "같은 쿠폰을 두 번 사용할 수 없습니다.", "The same coupon cannot be used twice."),
        /** A product coupon for the cart or the other way round. */
        OTHER_KIND("mismatching-coupon-type", 400, "쿠폰 종류가 맞지 않습니다.", "This coupon is of the wrong kind."),
        LINE_HAS_ONE(
                "exceeding-item-coupons",
                400,
                "상품 하나에는 상품 쿠폰을 하나만 사용할 수 있습니다.",
                "Only one product coupon can be used on a product."),
        SEVERAL_UNITS(
                "coupon-on-several-units",
                400,
                "상품 쿠폰은 수량이 1개인 상품에만 사용할 수 있습니다.",
                "A product coupon can only be used on a single unit (quantity 1)."),
        OTHER_GOODS("mismatching-coupon-category", 400, "쿠폰을 사용할 수 없는 상품입니다.", "This coupon is not for this product."),
        GOODS_DISCOUNTED(
                "coupon-on-discounted-product",
                400,
                "할인 상품에는 사용할 수 없는 쿠폰입니다.",
                "This coupon is not for discounted products."),
        BELOW_MINIMUM("below-coupon-minimum", 400, "쿠폰의 최소 구매 금액보다 적습니다.", "The amount is below the coupon's minimum."),
        ABOVE_MAXIMUM("above-coupon-maximum", 400, "쿠폰의 최대 구매 금액보다 많습니다.", "The amount is above the coupon's maximum."),
        /** It would take nothing off: refused rather than spent for nothing. */
        WITHOUT_EFFECT(
                "ineffective-coupon",
                400,
                "할인할 금액이 없어 쿠폰을 사용할 수 없습니다.",
                "There is nothing this coupon could take off.");

        private final Summary summary;

        Unusable(String code, int status, String korean, String english) {
            this.summary = new Summary(code, status, korean, english);
        }

        @Override
        public Summary summary() {
            return summary;
        }
    }

    /**
     * A change made from a version that is no longer the newest.
     *
     * @param current the newest version
     */
    record VersionConflict(long current) implements CouponProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "version-conflict",
                    409,
                    "다른 사람이 먼저 수정했습니다. 다시 불러온 뒤 수정해 주세요.",
                    "Somebody else changed this first. Load it again, then make your change.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("current", current);
        }
    }

    /** More of them have been issued than the new quantity would allow. */
    record QuantityBelowIssued() implements CouponProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "quantity-below-issued",
                    409,
                    "이미 발급된 수량보다 적게 줄일 수 없습니다.",
                    "The quantity cannot go below what has been issued already.");
        }
    }

    /** A draft with wrong fields; all of them are listed. */
    record InvalidFields(List<FieldError> errors) implements CouponProblem {
        @Override
        public Summary summary() {
            return new Summary("invalid-fields", 422, "입력값을 확인해 주세요.", "Please check the fields.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("errors", errors);
        }
    }
}
