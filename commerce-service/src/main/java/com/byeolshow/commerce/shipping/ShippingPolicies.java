package com.byeolshow.commerce.shipping;

import org.springframework.stereotype.Component;

/** The shipping policy of each vendor. */
@Component
public final class ShippingPolicies {

    private final ShippingSettings settings;

    ShippingPolicies(ShippingSettings settings) {
        this.settings = settings;
    }

    public ShippingPolicy of(String vendor) {
        return settings.policyOf(vendor);
    }

    /** Used where a client names no way of its own. */
    public String defaultMethod() {
        return settings.method();
    }
}
