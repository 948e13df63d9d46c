package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.Coupon;

/**
 * A coupon and how many customers got it and spent it.
 *
 * @param issued ever, including those that were spent or deleted since
 */
public record CountedCoupon(Coupon coupon, long issued, long used) {}
