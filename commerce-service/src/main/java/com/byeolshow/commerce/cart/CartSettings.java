package com.byeolshow.commerce.cart;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long carts are kept.
 *
 * @param keptFor time after its last change until a cart is dropped
 * @param pruneEvery pause between two looks for old carts
 * @param pruneBatch most carts dropped in one look, so that a backlog never holds the database for long
 */
@ConfigurationProperties("byeolshow.commerce.cart")
public record CartSettings(
        @DefaultValue("90d") Duration keptFor,
        @DefaultValue("10m") Duration pruneEvery,
        @DefaultValue("500") int pruneBatch) {

    public CartSettings {
        if (!keptFor.isPositive() || !pruneEvery.isPositive() || pruneBatch < 1) {
            throw new IllegalArgumentException("cart times and the prune batch must be positive");
        }
    }
}
