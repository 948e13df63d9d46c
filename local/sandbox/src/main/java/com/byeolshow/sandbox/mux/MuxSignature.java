package com.byeolshow.sandbox.mux;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.webhooks.Signing;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code Mux-Signature} header: {@code t=<seconds>,v1=<hmac of t.body>}. */
public final class MuxSignature {
    private static final long OLD_SECONDS = 301;
    private static final long FUTURE_SECONDS = 360;
    private static final byte[] OTHER_BODY = "{}".getBytes(UTF_8);

    private MuxSignature() {}

    /** The header's value; empty for an unsigned event. */
    public static Optional<String> header(Signing signing, String secret, byte[] body, Instant now) {
        var t = now.getEpochSecond();
        return switch (signing) {
            case GOOD -> Optional.of(one(secret, t, body));
            case BAD -> Optional.of(one(secret + "-wrong", t, body));
            case OLD -> Optional.of(one(secret, t - OLD_SECONDS, body));
            case FUTURE -> Optional.of(one(secret, t + FUTURE_SECONDS, body));
            case NONE -> Optional.empty();
            case DOUBLE ->
                Optional.of("t=" + t + ",v1=" + v1(secret + "-wrong", t, body) + ",v1=" + v1(secret, t, body));
            case TAMPERED -> Optional.of(one(secret, t, OTHER_BODY));
        };
    }

    private static String one(String secret, long t, byte[] body) {
        return "t=" + t + ",v1=" + v1(secret, t, body);
    }

    static String v1(String secret, long t, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((t + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
