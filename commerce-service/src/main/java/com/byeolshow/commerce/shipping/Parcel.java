package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;

/**
 * All goods of one vendor in an order.
 *
 * @param goods what they cost after discounts
 * @param weight grams, zero or more
 */
public record Parcel(Won goods, long weight, Destination destination) {}
