package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What sending an order's goods to one place costs, vendor by vendor.
 *
 * @param policies of every vendor in the order
 * @param weights grams of each vendor's goods; 0 where none is given
 */
public record Freight(Map<String, ShippingPolicy> policies, Map<String, Long> weights, Destination destination) {

    /** What keeps one of the vendors from sending anything there, if anything does. */
    public Optional<ShippingProblem> problem() {
        return policies.values().stream()
                .flatMap(policy -> ShippingRules.problem(policy, destination).stream())
                .findFirst();
    }

    /**
     * The fee of a vendor's parcel.
     *
     * @param goods what the vendor's goods cost after discounts
     */
    public ShippingFee fee(String vendor, Won goods) {
        return ShippingRules.fee(policyOf(vendor), new Parcel(goods, weights.getOrDefault(vendor, 0L), destination));
    }

    public ShippingPolicy policyOf(String vendor) {
        return Objects.requireNonNull(policies.get(vendor), vendor);
    }
}
