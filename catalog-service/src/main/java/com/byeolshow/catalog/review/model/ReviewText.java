package com.byeolshow.catalog.review.model;

import org.jspecify.annotations.Nullable;

/**
 * What a customer says; made by {@link ReviewRules} only.
 *
 * @param title 1 to 100 characters
 * @param body 1 to 5,000 characters
 * @param rating 1 to 5 stars; null for none
 */
public record ReviewText(
        String title, String body, @Nullable Integer rating) {}
