package com.byeolshow.commerce.coupon.model;

import com.byeolshow.platform.money.Won;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits a sum of money so that the parts are whole won and add up to it. */
final class Shares {

    private record Part(int position, long whole, BigInteger remainder) {}

    private Shares() {}

    /**
     * Splits in proportion to the weights by largest remainder: every part is its exact share rounded down, and the won
     * that are left go one each to the largest fractions, the earlier first among equals. No part exceeds its weight,
     * and a weight of nothing gets nothing.
     *
     * @param sum zero to the sum of the weights
     * @param weights none negative
     */
    static List<Won> of(Won sum, List<Won> weights) {
        Won total = Won.sum(weights);
        if (sum.isNegative() || sum.compareTo(total) > 0) {
            throw new IllegalArgumentException("cannot split " + sum + " over " + total);
        }
        if (sum.isZero()) {
            return weights.stream().map(_ -> Won.ZERO).toList();
        }
        var parts = new ArrayList<Part>(weights.size());
        long left = sum.value();
        for (int i = 0; i < weights.size(); i++) {
            // Exact: the product of two sums of won outgrows a long.
            var share = BigInteger.valueOf(sum.value())
                    .multiply(BigInteger.valueOf(weights.get(i).value()))
                    .divideAndRemainder(BigInteger.valueOf(total.value()));
            parts.add(new Part(i, share[0].longValueExact(), share[1]));
            left -= share[0].longValueExact();
        }
        var shares =
                new ArrayList<>(parts.stream().map(part -> Won.of(part.whole())).toList());
        parts.stream()
                .sorted(Comparator.comparing(Part::remainder).reversed().thenComparing(Part::position))
                .limit(left)
                .forEach(part -> shares.set(part.position(), Won.of(part.whole() + 1)));
        return List.copyOf(shares);
    }
}
