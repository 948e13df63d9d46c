package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The policy of every vendor.
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

    public ShippingSettings {
        if (method.isBlank() || fee < 0 || (freeOver != null && freeOver < 0)) {
            throw new IllegalArgumentException("shipping needs a method, and a fee and limit of zero or more");
        }
    }

    ShippingPolicy policyOf(String vendor) {
        return new ShippingPolicy(vendor, method, "KR", Won.of(fee), freeOver == null ? null : Won.of(freeOver));
    }
}
