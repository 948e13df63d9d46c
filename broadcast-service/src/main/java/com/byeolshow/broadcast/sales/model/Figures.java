package com.byeolshow.broadcast.sales.model;

/**
 * Sums of sales, or their change.
 *
 * @param orders paid orders with at least one of the goods
 * @param units sold, refunded ones included
 * @param revenue whole won paid for the goods, after coupons and without shipping
 * @param refunded whole won of the revenue that went back
 */
public record Figures(long orders, long units, long revenue, long refunded) {

    public static final Figures NOTHING = new Figures(0, 0, 0, 0);

    /** What is left of the revenue, in whole won. */
    public long net() {
        return revenue - refunded;
    }

    public Figures plus(Figures more) {
        return new Figures(orders + more.orders, units + more.units, revenue + more.revenue, refunded + more.refunded);
    }

    public Figures minus(Figures less) {
        return new Figures(orders - less.orders, units - less.units, revenue - less.revenue, refunded - less.refunded);
    }

    /** The same goods again in one order: everything adds up but the order. */
    Figures withLine(Figures line) {
        return new Figures(1, units + line.units, revenue + line.revenue, refunded + line.refunded);
    }
}
