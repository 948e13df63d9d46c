package com.byeolshow.commerce.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which refunds staff want to see; null asks for all.
 *
 * @param from asked for then or later
 * @param until asked for before that
 */
public record RefundFilter(
        @Nullable String status,
        @Nullable String vendor,
        @Nullable String customer,
        @Nullable Instant from,
        @Nullable Instant until) {}
