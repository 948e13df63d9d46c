package com.byeolshow.broadcast.sales.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Parts of a sum of money by weight. */
final class Spread {

    private Spread() {}

    /**
     * The parts, in whole won. They add up to the sum, and none is above its weight if the sum is not above all of them.
     *
     * @param weights not negative; if all are 0, so are the parts
     */
    static List<Long> over(long sum, List<Long> weights) {
        long all = weights.stream().mapToLong(weight -> weight).sum();
        var parts = new ArrayList<Long>();
        long passed = 0;
        long given = 0;
        for (long weight : weights) {
            passed += weight;
            long upToHere = all == 0 ? 0 : share(sum, passed, all);
            parts.add(upToHere - given);
            given = upToHere;
        }
        return parts;
    }

    private static long share(long sum, long part, long whole) {
        return BigInteger.valueOf(sum)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
