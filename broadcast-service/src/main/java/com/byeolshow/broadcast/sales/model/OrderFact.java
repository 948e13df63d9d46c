package com.byeolshow.broadcast.sales.model;

import com.byeolshow.broadcast.show.ShowId;
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
    record Paid(List<SoldLine> lines) implements OrderFact {}

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
