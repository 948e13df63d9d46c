package com.byeolshow.payment.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Summing the ledger ahead of those who read its totals.
 *
 * @param sumAfter age of a posting from which it is summed, default 1 day: far longer than any transaction is open, because
 *     one with a lower number that commits later would be left out for ever
 */
@ConfigurationProperties("payment.ledger")
record LedgerSettings(@DefaultValue("1d") Duration sumAfter) {

    LedgerSettings {
        if (sumAfter.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("payment.ledger.sum-after must be an hour at least");
        }
    }
}
