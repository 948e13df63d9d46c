package com.byeolshow.identity.session;

import com.byeolshow.platform.web.RandomIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a client keeps to get its next access token with: opaque, 256 random bits, used once.
 *
 * @param text only its holder knows it
 */
public record RefreshToken(String text) {

    /** Two ids of 128 random bits each. */
    static RefreshToken next(RandomIds ids) {
        return new RefreshToken(ids.next() + ids.next());
    }

    /** What we keep of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
