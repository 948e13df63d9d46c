package com.byeolshow.payment.settlement.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that somebody sent back at the provider's console.
 *
 * @param id the provider's, or the position in the payment's history where it gives none
 */
public record ConsoleCancellation(
        String id,
        PaidAmount amount,
        String reason,
        @Nullable Instant at) {}
