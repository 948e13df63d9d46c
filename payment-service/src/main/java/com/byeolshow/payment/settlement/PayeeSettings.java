package com.byeolshow.payment.settlement;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts that deposits go back to.
 *
 * @param secret seals them in the database; at least 32 characters, the same on every replica
 *     ({@code PAYMENT_PAYEES_SECRET}); no default
 * @param bankCodes from the standard code of a bank to the one our payment gateway uses instead, where they differ
 */
@ConfigurationProperties("payment.payees")
record PayeeSettings(
        @DefaultValue("") String secret, @DefaultValue Map<String, String> bankCodes) {

    private static final int SHORTEST_SECRET = 32;

    PayeeSettings {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "payment.payees.secret needs at least " + SHORTEST_SECRET + " characters");
        }
    }

    @Override
    public String toString() {
        return "PayeeSettings[secret=***, bankCodes=%s]".formatted(bankCodes);
    }
}
