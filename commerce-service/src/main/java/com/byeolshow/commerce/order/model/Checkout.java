package com.byeolshow.commerce.order.model;

import java.util.List;
import java.util.Optional;
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
        @Nullable String customsCode) {

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
