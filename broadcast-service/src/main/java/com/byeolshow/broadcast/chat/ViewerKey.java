package com.byeolshow.broadcast.chat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the ids by which a show's moderators name viewers. The same person has the same id on every replica and after
 * reconnecting, another one in every show, and nobody can tell from the id who it is.
 */
public final class ViewerKey {

    /** Bytes of a key. */
    public static final int LENGTH = 32;

    private static final int ID_BYTES = 12;

    private final SecretKeySpec key;

    /** @param key {@link #LENGTH} random bytes of one show */
    public ViewerKey(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Whether a text has the form of an id. */
    public static boolean couldBeId(String text) {
        return text.matches("[A-Za-z0-9_-]{16}");
    }

    /**
     * The id of a viewer.
     *
     * @param mark the same text for the same viewer, another one for any other
     */
    public String idOf(String mark) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(mark.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }
}
