package com.byeolshow.commerce.order.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to buy and where it goes.
 *
 * @param items null: everything in the cart
 * @param customsCode personal customs clearance code, for goods from abroad
 */
public record Checkout(
        @Nullable List<Item> items,
        @Nullable String currency,
        @Nullable String paymentMethod,
        @Nullable Address shipping,
        @Nullable Address billing,
        @Nullable String request,
        List<String> tags,
        @Nullable String customsCode,
        Coupons coupons) {

    public static final String CURRENCY = "KRW";
    public static final String PAYMENT_METHOD = "clayful-iamport";

    private static final int MOST_UNITS = 999;
    private static final int MOST_ITEMS = 100;

    /**
     * One line to buy.
     *
     * @param cartItem the line of the cart it comes from, which then leaves the cart
     */
    public record Item(
            @Nullable String cartItem,
            String productId,
            String variantId,
            int quantity,
            @Nullable String shippingMethod,
            @Nullable String request) {}

    /**
     * The coupons to spend on it.
     *
     * @param cart the one for the whole order; null for none
     */
    public record Coupons(@Nullable String cart, List<ProductCoupon> products) {

        public static final Coupons NONE = new Coupons(null, List.of());
    }

    /** A coupon for one line, named by as much as the client says of it: its line of the cart, variant, product. */
    public record ProductCoupon(
            String coupon,
            @Nullable String cartItem,
            @Nullable String variantId,
            @Nullable String productId) {

        /**
         * The line that is meant, by position. Where several fit, those without a coupon go first, then those of one
         * unit, as only they take one.
         *
         * @param taken lines that have a coupon
         */
        public OptionalInt line(List<Item> items, Set<Integer> taken) {
            return IntStream.range(0, items.size())
                    .filter(i -> fits(items.get(i)))
                    .boxed()
                    .min(Comparator.<Integer, Boolean>comparing(taken::contains)
                            .thenComparing(i -> items.get(i).quantity() != 1)
                            .thenComparing(i -> i))
                    .map(OptionalInt::of)
                    .orElseGet(OptionalInt::empty);
        }

        private boolean fits(Item item) {
            return (cartItem != null || variantId != null || productId != null)
                    && (cartItem == null || cartItem.equals(item.cartItem()))
                    && (variantId == null || variantId.equals(item.variantId()))
                    && (productId == null || productId.equals(item.productId()));
        }
    }

    /** The first thing that keeps this from becoming an order, whatever is on sale. */
    public Optional<CheckoutProblem> problem() {
        if (!CURRENCY.equals(currency)) {
            return Optional.of(new CheckoutProblem.ForeignCurrency());
        }
        if (!PAYMENT_METHOD.equals(paymentMethod)) {
            return Optional.of(new CheckoutProblem.ForeignMethod());
        }
        if (shipping == null || !shipping.isComplete()) {
            return Optional.of(new CheckoutProblem.ShippingAddressMissing());
        }
        if (billing == null || !billing.isComplete()) {
            return Optional.of(new CheckoutProblem.BillingAddressMissing());
        }
        if (coupons.products().size() > MOST_ITEMS) {
            return Optional.of(new CheckoutProblem.TooManyItems());
        }
        return items == null ? Optional.empty() : problemOf(items);
    }

    private static Optional<CheckoutProblem> problemOf(List<Item> items) {
        if (items.isEmpty()) {
            return Optional.of(new CheckoutProblem.NothingToBuy());
        }
        if (items.size() > MOST_ITEMS) {
            return Optional.of(new CheckoutProblem.TooManyItems());
        }
        return items.stream().allMatch(item -> item.quantity() >= 1 && item.quantity() <= MOST_UNITS)
                ? Optional.empty()
                : Optional.of(new CheckoutProblem.ImpossibleQuantity());
    }
}
