package com.byeolshow.broadcast.sales.model;

import com.byeolshow.broadcast.show.ShowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Something that happened to an order. Facts may come twice and in any order. */
public sealed interface OrderFact {

    /**
     * It was placed.
     *
     * @param shows for each of its products the show that sold it, where one did
     */
    record Placed(Map<String, ShowId> shows) implements OrderFact {}

    /** It was paid. */
    record Paid(List<SoldLine> lines) implements OrderFact {

        /**
         * The lines of an order that keeps this much of what was paid. Staff may have agreed to less than was due; then
         * every line has its part of that.
         *
         * @param amount whole won, shipping included
         */
        public static Paid keeping(long amount, List<SoldLine> lines) {
            long due = lines.stream().mapToLong(SoldLine::won).sum();
            if (amount >= due) {
                return new Paid(lines);
            }
            var parts = Spread.over(
                    Math.max(0, amount), lines.stream().map(SoldLine::won).toList());
            var kept = new ArrayList<SoldLine>();
            for (int i = 0; i < lines.size(); i++) {
                SoldLine line = lines.get(i);
                kept.add(new SoldLine(line.productId(), line.productName(), line.units(), parts.get(i)));
            }
            return new Paid(kept);
        }
    }

    /**
     * Staff agreed to a refund.
     *
     * @param shipping whole won of it that are no goods
     */
    record RefundAgreed(String refundId, long shipping) implements OrderFact {}

    /**
     * Money went back.
     *
     * @param amount whole won, shipping included
     * @param full nothing of the order's money is left
     */
    record Refunded(String refundId, long amount, boolean full) implements OrderFact {}
}
