package com.byeolshow.catalog.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reviews are taken.
 *
 * @param patience how long a review waits for the news that its order was paid; below what the gateway allows a request
 */
@ConfigurationProperties("byeolshow.catalog.reviews")
record ReviewSettings(@DefaultValue("2s") Duration patience) {

    ReviewSettings {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("byeolshow.catalog.reviews.patience: not below zero");
        }
    }
}
