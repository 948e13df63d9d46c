package com.byeolshow.commerce.coupon.web;

import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.commerce.coupon.model.Coupon.Category;
import com.byeolshow.commerce.coupon.model.Coupon.Discount;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as the app reads it. Its own coupons have wrapped numbers, offered ones plain numbers; dates are plain in
 * both, as the app parses them.
 *
 * @param <N> a number
 */
record CouponJson<N>(
        @JsonProperty("_id") String id,
        String name,
        String description,
        String type,
        boolean only,
        CategoryJson category,
        DiscountJson<N> discount,
        AmountJson<N> amount,
        PriceJson<N> price,
        @Nullable String expiresAt,
        String createdAt,
        String updatedAt) {

    /** A wrapped number. */
    record Raw(long raw) {}

    /** The goods it is for. The app takes a missing list for none and crashes on null. */
    record CategoryJson(
            String type,
            @JsonInclude(Include.NON_NULL) @Nullable List<Reference> collections,
            @JsonInclude(Include.NON_NULL) @Nullable List<Reference> products) {

        static CategoryJson of(Category category) {
            return switch (category) {
                case Category.Any _ -> new CategoryJson("any", null, null);
                case Category.Include(var collections, var products) ->
                    new CategoryJson("include", Reference.of(collections), Reference.of(products));
            };
        }
    }

    /** Names a collection or a product. */
    record Reference(@JsonProperty("_id") String id) {

        static List<Reference> of(List<String> ids) {
            return ids.stream().map(Reference::new).toList();
        }
    }

    /** Percent, or won. */
    record DiscountJson<N>(String type, N value) {}

    /** The most won a percentage takes off, and how many customers can have the coupon; null where there is no bound. */
    record AmountJson<N>(@Nullable N max, @Nullable N total) {}

    /** What the goods must cost. The app crashes where a maximum has no minimum beside it, so that is never null. */
    record PriceJson<N>(N min, @Nullable N max) {}

    static CouponJson<Raw> wrapped(Coupon coupon) {
        return of(coupon, Raw::new);
    }

    static CouponJson<Long> plain(Coupon coupon) {
        return of(coupon, Long::valueOf);
    }

    private static <N> CouponJson<N> of(Coupon coupon, LongFunction<N> number) {
        var terms = coupon.terms();
        return new CouponJson<>(
                coupon.id().value(),
                terms.name(),
                terms.description(),
                terms.kind() == Kind.PRODUCT ? "product" : "cart",
                terms.only(),
                CategoryJson.of(terms.category()),
                switch (terms.discount()) {
                    case Discount.Percentage(var percent, var _) ->
                        new DiscountJson<>("percentage", number.apply(percent));
                    case Discount.Fixed(var sum) -> new DiscountJson<>("fixed", number.apply(sum.value()));
                },
                new AmountJson<>(
                        won(terms.discount() instanceof Discount.Percentage(var _, var max) ? max : null, number),
                        terms.quantity() == null ? null : number.apply(terms.quantity())),
                new PriceJson<>(
                        number.apply(terms.limits().min().value()),
                        won(terms.limits().max(), number)),
                SeoulTime.isoOrNull(terms.period().expiresAt()),
                SeoulTime.iso(coupon.createdAt()),
                SeoulTime.iso(coupon.updatedAt()));
    }

    private static <N> @Nullable N won(@Nullable Won won, LongFunction<N> number) {
        return won == null ? null : number.apply(won.value());
    }
}
