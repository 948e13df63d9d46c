package com.byeolshow.broadcast.sales.model;

/**
 * A line of a paid order.
 *
 * @param won price of all its units after coupons
 */
public record SoldLine(String productId, String productName, int units, long won) {}
