package com.byeolshow.identity.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are made.
 *
 * @param lifetime from log-in to expiry; the app does not refresh, so this is how often people type their password
 * @param keySecret seals the private signing keys in the database; at least 32 characters, the same on every replica
 *     ({@code IDENTITY_TOKENS_KEY_SECRET})
 */
@ConfigurationProperties("byeolshow.identity.tokens")
record TokenSettings(@DefaultValue("7d") Duration lifetime, String keySecret) {

    private static final int SHORTEST_SECRET = 32;

    TokenSettings {
        if (!lifetime.isPositive()) {
            throw new IllegalArgumentException("byeolshow.identity.tokens.lifetime must be positive");
        }
        if (keySecret == null || keySecret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "byeolshow.identity.tokens.key-secret needs at least " + SHORTEST_SECRET + " characters");
        }
    }

    /** A revocation that is forgotten before its tokens end brings them back. */
    void mustEndBefore(Duration revocationsKept) {
        if (lifetime.compareTo(revocationsKept) >= 0) {
            throw new IllegalArgumentException(
                    "byeolshow.identity.revocations.kept must be longer than byeolshow.identity.tokens.lifetime");
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[" + lifetime + "]";
    }
}
