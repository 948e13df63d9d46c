package com.byeolshow.commerce.coupon;

/** Names a coupon; a customer's own copy of it has no other name. */
public record CouponId(String value) implements Comparable<CouponId> {

    @Override
    public int compareTo(CouponId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
