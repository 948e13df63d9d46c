package com.byeolshow.commerce.coupon.model;

/** A coupon that was issued to a customer, and what became of it. */
public record HeldCoupon(Coupon coupon, Fate fate) {

    /** What became of an issued coupon; only a kept one can be used or deleted. */
    public enum Fate {
        KEPT,
        USED,
        DELETED
    }
}
