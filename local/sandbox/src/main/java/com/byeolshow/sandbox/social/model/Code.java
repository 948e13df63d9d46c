package com.byeolshow.sandbox.social.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a browser brings back to the product, once.
 *
 * @param challenge of PKCE with S256; null when the product sent none
 */
public record Code(
        String value,
        Visitor visitor,
        String redirectUri,
        @Nullable String challenge,
        Instant givenAt,
        boolean spent) {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What a code was worth. */
    public enum Verdict {
        GOOD,
        /** Used before, or too old. */
        SPENT,
        OTHER_REDIRECT,
        WRONG_VERIFIER
    }

    /** Judges a presentation; a code is spent by presenting it, whatever comes of it. */
    public Verdict present(@Nullable String presentedUri, @Nullable String verifier, Instant now) {
        if (spent || now.isAfter(givenAt.plus(LIFE))) {
            return Verdict.SPENT;
        }
        if (presentedUri != null && !presentedUri.equals(redirectUri)) {
            return Verdict.OTHER_REDIRECT;
        }
        return challenge == null || (verifier != null && challenge.equals(challengeOf(verifier)))
                ? Verdict.GOOD
                : Verdict.WRONG_VERIFIER;
    }

    public Code nowSpent() {
        return new Code(value, visitor, redirectUri, challenge, givenAt, true);
    }

    static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
