package com.byeolshow.commerce.shipping;

import org.jspecify.annotations.Nullable;

/**
 * As much of an address as shipping depends on.
 *
 * @param country ISO 3166; null or blank for the policy's own, as the app leaves it out
 * @param state name of the state or province; any longer text that begins with it does as well
 */
public record Destination(
        @Nullable String country,
        @Nullable String state,
        @Nullable String city,
        @Nullable String postcode) {

    @Override
    public String toString() {
        return "Destination[personal]";
    }
}
