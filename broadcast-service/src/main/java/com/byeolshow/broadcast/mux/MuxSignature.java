package com.byeolshow.broadcast.mux;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Proves that a callback comes from the video platform: {@code Mux-Signature: t=<unix seconds>,v1=<hex>[,v1=<hex>…]},
 * an HMAC-SHA256 over {@code t + "." + body} with the body exactly as it was sent.
 */
@Component
public final class MuxSignature {

    /** The platform's own tolerance; we hold it in both directions, so that a signed message cannot be kept for later. */
    static final Duration WINDOW = Duration.ofSeconds(300);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    @Autowired
    MuxSignature(MuxSettings settings) {
        this(settings.webhookSecret());
    }

    MuxSignature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        // Loads the security provider now, not on the first callback's event loop.
        hmac("0", new byte[0]);
    }

    /** What the header claims. */
    private record Claim(@Nullable String time, List<String> signatures) {

        static Claim of(String header) {
            String time = null;
            var signatures = new ArrayList<String>();
            for (String part : header.split(",")) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? "" : part.substring(0, equals).strip();
                String value = part.substring(equals + 1).strip();
                if (name.equals("t")) {
                    time = value;
                } else if (name.equals("v1")) {
                    signatures.add(value);
                }
            }
            return new Claim(time, signatures);
        }
    }

    /** Whether the header proves the body, at most {@link #WINDOW} before or after {@code now}. */
    public boolean proves(@Nullable String header, byte[] body, Instant now) {
        if (header == null) {
            return false;
        }
        Claim claim = Claim.of(header);
        String time = claim.time();
        if (time == null || !time.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs();
        return away.compareTo(WINDOW) <= 0 && anyMatches(claim.signatures(), hmac(time, body));
    }

    /** Compares every signature to its end, so that the time taken tells nothing about where one differs. */
    private static boolean anyMatches(List<String> signatures, String expected) {
        boolean proven = false;
        for (String signature : signatures) {
            proven |= MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        }
        return proven;
    }

    private String hmac(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
