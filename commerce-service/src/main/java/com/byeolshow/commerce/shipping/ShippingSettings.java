package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The policy of every vendor that has none of its own.
 *
 * @param method name of the way goods travel
 * @param fee won per vendor and order, zero or more
 * @param freeOver won from which goods travel free; never when absent
 */
@ConfigurationProperties("byeolshow.commerce.shipping")
public record ShippingSettings(
        @DefaultValue("standard") String method,
        @DefaultValue("3000") long fee,
        @Nullable Long freeOver) {

    private static final String COUNTRY = "KR";

    public ShippingSettings {
        if (method.isBlank() || fee < 0 || (freeOver != null && freeOver < 0)) {
            throw new IllegalArgumentException("shipping needs a method, and a fee and limit of zero or more");
        }
    }

    ShippingPolicy policyOf(String vendor) {
        var rule = new ShippingPolicy.Rule(freeOver == null ? null : Won.of(freeOver), 0, Won.of(fee));
        return new ShippingPolicy(vendor, method, COUNTRY, List.of(rule), List.of(), 0);
    }
}
