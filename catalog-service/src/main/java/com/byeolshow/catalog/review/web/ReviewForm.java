package com.byeolshow.catalog.review.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A review as clients send it, with files {@code images} beside it when it is multipart.
 *
 * @param variant which variant of the product; without it the first one of the order that has no review yet
 * @param rating 1 to 5 stars
 * @param payload the same fields as JSON, or as text that is JSON; they win over those beside it
 */
record ReviewForm(
        @Nullable String order,
        @Nullable String product,
        @Nullable String variant,
        @Nullable String title,
        @Nullable String body,
        @Nullable Integer rating,
        @Nullable JsonNode payload) {}
