package com.byeolshow.identity.session.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a refresh token is worth when somebody brings it. */
public final class RefreshRules {

    private RefreshRules() {}

    /**
     * A token we once gave out, with its session.
     *
     * @param standing version of the customer's standing when the session began
     * @param spentAt when it was exchanged for the next one; null if it was not
     */
    public record Known(
            String sessionId,
            String customerId,
            long standing,
            Instant sessionEndsAt,
            @Nullable Instant sessionEndedAt,
            Instant expiresAt,
            @Nullable Instant spentAt) {}

    /** What to do about it. */
    public sealed interface Outcome {

        /** Exchange it. */
        record Exchange(Known token) implements Outcome {}

        /** Its owner has used it already, so one of two people is a thief: the session ends for both. */
        record Reused(String sessionId) implements Outcome {}

        record Refused() implements Outcome {}
    }

    /** @param validFrom standings of an earlier version were ended, by a new password for example */
    public static Outcome decide(@Nullable Known token, long validFrom, Instant now) {
        if (token == null || token.sessionEndedAt() != null) {
            return new Outcome.Refused();
        }
        if (token.spentAt() != null) {
            return new Outcome.Reused(token.sessionId());
        }
        boolean over = !now.isBefore(token.expiresAt()) || !now.isBefore(token.sessionEndsAt());
        return over || token.standing() < validFrom ? new Outcome.Refused() : new Outcome.Exchange(token);
    }
}
