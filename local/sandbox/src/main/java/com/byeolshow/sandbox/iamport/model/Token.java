package com.byeolshow.sandbox.iamport.model;

import java.time.Instant;

/** An access token; it opens the API before {@code expiresAt}, not at it. */
public record Token(String value, Instant expiresAt) {

    public boolean opens(String presented, Instant now) {
        return value.equals(presented) && now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
