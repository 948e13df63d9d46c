package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import org.jspecify.annotations.Nullable;

/**
 * What a parcel costs, and why.
 *
 * @param rule the rule that set it
 * @param region name of the region the rule is of; null for the country's own rules
 * @param fee the rule's fee, or zero when the goods travel free
 */
public record ShippingFee(
        ShippingPolicy.Rule rule, @Nullable String region, Won fee) {}
