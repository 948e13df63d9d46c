package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.Checkout;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coupons of a checkout in the forms that are known. How the app names a product coupon was never seen, so keys that
 * are not known here are let through and their names, never their values, are logged.
 */
record CheckoutDiscount(
        @Nullable CartDiscount cart,
        @Nullable List<@Nullable ItemDiscount> items,
        @JsonAnySetter Map<String, Object> others) {

    private static final Logger log = LoggerFactory.getLogger(CheckoutDiscount.class);

    /** More than any client has, and no more than a log line should carry. */
    private static final int MOST_NAMES = 10;

    /** For the whole order. */
    record CartDiscount(
            @Nullable String coupon, @JsonAnySetter Map<String, Object> others) {}

    /** For one line, which any of the names may tell. */
    record ItemDiscount(
            @JsonProperty("_id") @Nullable String id,
            @Nullable String item,
            @Nullable String variant,
            @Nullable String product,
            @Nullable String coupon,
            @JsonAnySetter Map<String, Object> others) {

        private boolean isGiven() {
            return coupon != null && !coupon.isBlank();
        }

        private Checkout.ProductCoupon wanted() {
            return new Checkout.ProductCoupon(
                    Texts.required(coupon, Texts.LONGEST_ID, "coupon"),
                    Texts.optional(item == null ? id : item, Texts.LONGEST_ID, "item"),
                    Texts.optional(variant, Texts.LONGEST_ID, "variant"),
                    Texts.optional(product, Texts.LONGEST_ID, "product"));
        }
    }

    Checkout.Coupons coupons() {
        note("discount", others);
        if (cart != null) {
            note("discount.cart", cart.others());
        }
        var given = Objects.requireNonNullElse(items, List.<@Nullable ItemDiscount>of()).stream()
                .filter(Objects::nonNull)
                .toList();
        given.forEach(item -> note("discount.items[]", item.others()));
        return new Checkout.Coupons(
                cart == null ? null : Texts.optional(cart.coupon(), Texts.LONGEST_ID, "coupon"),
                given.stream()
                        .filter(ItemDiscount::isGiven)
                        .map(ItemDiscount::wanted)
                        .toList());
    }

    /** A name is the client's own words as well: only what looks like one is repeated. */
    private static void note(String where, @Nullable Map<String, Object> others) {
        if (others != null && !others.isEmpty()) {
            log.info(
                    "checkout has keys in {} that are not known: {}",
                    where,
                    others.keySet().stream()
                            .limit(MOST_NAMES)
                            .map(name -> name.matches("[A-Za-z_.-]{1,30}") ? name : "?")
                            .sorted()
                            .toList());
        }
    }
}
