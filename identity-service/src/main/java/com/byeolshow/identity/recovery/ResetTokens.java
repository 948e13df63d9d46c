package com.byeolshow.identity.recovery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Makes what stands in mailed links. A token is derived from its reset's id under a secret instead of being drawn and
 * kept: a mail that is sent again carries the same link, and yet nothing in the database opens it.
 */
@Component
class ResetTokens {

    private static final String MAC = "HmacSHA256";

    /** Without those that people mistake for each other. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /** About 70 bits. */
    private static final int PASSWORD_LENGTH = 12;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    ResetTokens(RecoverySettings settings) throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(settings.tokenSecret().getBytes(StandardCharsets.UTF_8))
                .thenExpand("identity password resets".getBytes(StandardCharsets.UTF_8), 32);
        key = KDF.getInstance("HKDF-SHA256").deriveKey(MAC, derivation);
    }

    /** 256 bits, safe in an address. */
    String token(String resetId) {
        return text(mac("token " + resetId));
    }

    /** What is kept of a token. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Something to count under that tells nobody what was typed. */
    String blur(String typed) {
        return text(mac("blur " + typed));
    }

    /** A password nobody chose. */
    String freshPassword() {
        var password = new char[PASSWORD_LENGTH];
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return new String(password);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
