package com.byeolshow.identity.revocation;

import java.util.Locale;

/** Why tokens no longer count as they were signed. */
public enum RevocationReason {
    LOGGED_OUT,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    WITHDRAWN,
    /** A refresh token was used twice, so somebody else has a copy. */
    REFRESH_TOKEN_REUSED,
    ROLES_CHANGED;

    /** As events spell it. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
