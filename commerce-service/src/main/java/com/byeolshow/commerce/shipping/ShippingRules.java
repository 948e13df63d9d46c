package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;

/** What a shipment costs. */
public final class ShippingRules {

    private ShippingRules() {}

    /** The fee for goods of this worth after discounts; free from the policy's limit on, the limit itself included. */
    public static Won fee(ShippingPolicy policy, Won goods) {
        Won freeOver = policy.freeOver();
        return freeOver != null && goods.compareTo(freeOver) >= 0 ? Won.ZERO : policy.fee();
    }
}
