package com.byeolshow.payment.ledger.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is booked: entries of one currency that add up to zero, at most one per account.
 *
 * @param key the fact's identity; a second posting with it is the same fact told again
 * @param fact slug of its kind, such as {@code order-placed}
 * @param paymentId null for facts about the order alone
 * @param entries empty if the fact moves nothing
 */
public record Posting(
        String key,
        String fact,
        String orderId,
        @Nullable String paymentId,
        String currency,
        List<LedgerEntry> entries) {

    public Posting {
        entries = List.copyOf(entries);
        var sum = entries.stream().map(LedgerEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new IllegalArgumentException("%s does not balance: %s".formatted(key, entries));
        }
    }
}
