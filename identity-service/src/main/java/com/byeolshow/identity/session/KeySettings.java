package com.byeolshow.identity.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys take turns.
 *
 * @param period how long a key signs
 * @param lead how long the next one is published before it may sign; longer than any verifier keeps a key set
 */
@ConfigurationProperties("byeolshow.identity.keys")
record KeySettings(
        @DefaultValue("30d") Duration period,
        @DefaultValue("1h") Duration lead) {

    KeySettings {
        if (!lead.isPositive() || period.compareTo(lead) <= 0) {
            throw new IllegalArgumentException(
                    "byeolshow.identity.keys: lead must be positive and period longer than it");
        }
    }
}
