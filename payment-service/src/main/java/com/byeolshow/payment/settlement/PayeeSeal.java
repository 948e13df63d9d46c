package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.Payee;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals bank accounts before they go into the database, so that a copy of the database shows none. AES-256-GCM under a
 * key derived from the configured secret; whose account it is is authenticated, so that rows cannot be swapped.
 */
@Component
class PayeeSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    PayeeSeal(PayeeSettings settings, JsonMapper json) throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(settings.secret().getBytes(StandardCharsets.UTF_8))
                .thenExpand("payment payees".getBytes(StandardCharsets.UTF_8), 32);
        this.key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
        this.json = json;
    }

    /** @param owner whose account it is; needed again to open it */
    byte[] seal(String owner, Payee payee) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, owner, nonce, json.writeValueAsBytes(payee));
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /** @throws IllegalStateException when the secret or the owner is not the one it was sealed with */
    Payee open(String owner, byte[] whole) {
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return json.readValue(apply(Cipher.DECRYPT_MODE, owner, nonce, sealed), Payee.class);
    }

    private byte[] apply(int mode, String owner, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException wrongKey) {
            // Without its cause: what it says of the input has no place in a log.
            throw new IllegalStateException("a payee cannot be sealed or opened with payment.payees.secret");
        }
    }
}
