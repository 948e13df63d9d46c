package com.byeolshow.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Seals private keys before they go into the database, so that a copy of the database signs no token. AES-256-GCM under
 * a key derived from the configured secret; the key's id is authenticated, so that rows cannot be swapped.
 */
@Component
class KeySeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    KeySeal(TokenSettings settings) throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(settings.keySecret().getBytes(StandardCharsets.UTF_8))
                .thenExpand("identity signing keys".getBytes(StandardCharsets.UTF_8), 32);
        key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
    }

    byte[] seal(String kid, byte[] secret) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, kid, nonce).doFinal(secret);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /** Fails with {@link javax.crypto.AEADBadTagException} when the secret or the row is not the one it was sealed with. */
    byte[] open(String kid, byte[] whole) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, kid, nonce).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, String kid, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
