package com.byeolshow.broadcast.show.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The product a show is announced with, exactly as its host's app described it.
 *
 * @param price shown as text; {@code 0원} where the host gave none
 * @param sale shown as text; {@code 0} where the host gave none
 */
public record LeadProduct(
        @Nullable String id,
        @Nullable String name,
        @Nullable String brand,
        @Nullable String thumbnail,
        String price,
        String sale) {

    public static LeadProduct of(
            @Nullable String id,
            @Nullable String name,
            @Nullable String brand,
            @Nullable String thumbnail,
            @Nullable String price,
            @Nullable String sale) {
        return new LeadProduct(
                id,
                name,
                brand,
                thumbnail,
                Objects.requireNonNullElse(price, "0원"),
                Objects.requireNonNullElse(sale, "0"));
    }
}
