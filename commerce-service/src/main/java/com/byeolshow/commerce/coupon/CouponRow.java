package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.commerce.coupon.model.Coupon.Category;
import com.byeolshow.commerce.coupon.model.Coupon.Discount;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code coupon}, with the quantity of its supply, as PostgreSQL writes it as JSON. */
record CouponRow(
        String id,
        String name,
        String description,
        String type,
        boolean undiscountedOnly,
        String category,
        List<String> collectionIds,
        List<String> productIds,
        String discountType,
        long discountValue,
        @Nullable Long discountMax,
        long priceMin,
        @Nullable Long priceMax,
        Instant claimableFrom,
        @Nullable Instant claimableUntil,
        @Nullable Instant expiresAt,
        String state,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Long quantity) {

    private static final String PRODUCT = "product";
    private static final String INCLUDE = "include";
    private static final String PERCENTAGE = "percentage";
    private static final String OPEN = "open";

    static CouponRow of(Coupon coupon) {
        var terms = coupon.terms();
        var include = terms.category() instanceof Category.Include some ? some : null;
        var percentage = terms.discount() instanceof Discount.Percentage share ? share : null;
        return new CouponRow(
                coupon.id().value(),
                terms.name(),
                terms.description(),
                terms.kind() == Kind.PRODUCT ? PRODUCT : "cart",
                terms.only(),
                include == null ? "any" : INCLUDE,
                include == null ? List.of() : include.collections(),
                include == null ? List.of() : include.products(),
                percentage == null ? "fixed" : PERCENTAGE,
                switch (terms.discount()) {
                    case Discount.Percentage(var percent, var _) -> percent;
                    case Discount.Fixed(var sum) -> sum.value();
                },
                percentage == null ? null : value(percentage.max()),
                terms.limits().min().value(),
                value(terms.limits().max()),
                terms.period().claimableFrom(),
                terms.period().claimableUntil(),
                terms.period().expiresAt(),
                coupon.open() ? OPEN : "closed",
                coupon.version(),
                coupon.createdAt(),
                coupon.updatedAt(),
                terms.quantity());
    }

    Coupon coupon() {
        return new Coupon(
                new CouponId(id),
                new Coupon.Terms(
                        name,
                        description,
                        type.equals(PRODUCT) ? Kind.PRODUCT : Kind.CART,
                        undiscountedOnly,
                        category.equals(INCLUDE) ? new Category.Include(collectionIds, productIds) : new Category.Any(),
                        discountType.equals(PERCENTAGE)
                                ? new Discount.Percentage(Math.toIntExact(discountValue), won(discountMax))
                                : new Discount.Fixed(Won.of(discountValue)),
                        new Coupon.Limits(Won.of(priceMin), won(priceMax)),
                        new Coupon.Period(claimableFrom, claimableUntil, expiresAt),
                        quantity),
                state.equals(OPEN),
                version,
                createdAt,
                updatedAt);
    }

    private static @Nullable Long value(@Nullable Won won) {
        return won == null ? null : won.value();
    }

    private static @Nullable Won won(@Nullable Long value) {
        return value == null ? null : Won.of(value);
    }
}
