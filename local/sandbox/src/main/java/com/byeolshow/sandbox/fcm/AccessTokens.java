package com.byeolshow.sandbox.fcm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.input.Fields;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Access tokens for assertions that the service account signed. Of an assertion's times only the span counts: the
 * product's clock is the real one, and ours can be anywhere.
 */
@Component
final class AccessTokens implements Resettable {
    static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 100;
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final String AUDIENCE = "https://oauth2.googleapis.com/token";

    private final FcmAccess access;
    private final PublicKey key;
    private final Timeline timeline;
    private final SeededIds ids;
    private final Map<String, Instant> tokens = new LinkedHashMap<>();

    AccessTokens(FcmAccess access, Timeline timeline, SeededIds ids) {
        this.access = access;
        this.key = key(access.publicKey());
        this.timeline = timeline;
        this.ids = ids;
    }

    private static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("sandbox.fcm.public-key is no RSA key", unreadable);
        }
    }

    /** A new token, if the assertion is the service account's; else the provider's word for what is wrong with it. */
    String issue(String assertion) {
        var parts = assertion.split("\\.");
        if (parts.length != 3 || !isSigned(parts)) {
            throw FcmRefusedException.ofCall(400, "invalid_grant", "Invalid JWT Signature.");
        }
        var claims = Fields.ofJson(decoded(parts[1]));
        if (!access.clientEmail().equals(claims.text("iss"))
                || !AUDIENCE.equals(claims.text("aud"))
                || !SCOPE.equals(claims.text("scope"))) {
            throw FcmRefusedException.ofCall(400, "invalid_grant", "Invalid issuer, audience or scope.");
        }
        long span = claims.requireWhole("exp", 0, Long.MAX_VALUE) - claims.requireWhole("iat", 0, Long.MAX_VALUE);
        if (span <= 0 || span > LIFE.toSeconds()) {
            throw FcmRefusedException.ofCall(400, "invalid_grant", "Token must be a short-lived token.");
        }
        return timeline.atomically(() -> {
            var token = "ya29." + ids.hex("fcm-token", 40);
            tokens.put(token, timeline.now().plus(LIFE));
            if (tokens.size() > MOST) {
                tokens.remove(tokens.keySet().iterator().next());
            }
            return token;
        });
    }

    boolean opens(String token) {
        return timeline.atomically(() -> {
            var until = tokens.get(token);
            return until != null && timeline.now().isBefore(until);
        });
    }

    /** Ends all tokens before their time. */
    void expire() {
        timeline.atomically(() -> {
            tokens.clear();
            return null;
        });
    }

    private boolean isSigned(String[] parts) {
        try {
            if (!"RS256".equals(Fields.ofJson(decoded(parts[0])).text("alg"))) {
                return false;
            }
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return signature.verify(decoded(parts[2]));
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part.getBytes(UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw FcmRefusedException.ofCall(400, "invalid_grant", "Invalid JWT.");
        }
    }

    @Override
    public void reset() {
        tokens.clear();
    }
}
