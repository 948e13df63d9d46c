package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor charges for sending goods.
 *
 * @param method name of the way goods travel
 * @param country where it applies, ISO 3166
 * @param fee per order, zero or more
 * @param freeOver goods worth this much or more travel free; null when they never do
 */
public record ShippingPolicy(
        String vendor,
        String method,
        String country,
        Won fee,
        @Nullable Won freeOver) {}
