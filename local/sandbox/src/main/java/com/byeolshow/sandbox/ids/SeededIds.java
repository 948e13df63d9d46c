package com.byeolshow.sandbox.ids;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identifiers from one counter per kind, scrambled with the seed: the same seed and the same calls give the same ids,
 * and another seed gives none of them.
 */
public final class SeededIds {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(LETTERS.length());

    private final Map<String, AtomicLong> counters = new HashMap<>();
    private long seed;

    public SeededIds(long seed) {
        this.seed = seed;
    }

    /** A mixed-case alphanumeric id of at most 40 characters. */
    public synchronized String letters(String kind, int length) {
        var rest = new BigInteger(1, digest(kind));
        var text = new StringBuilder(length);
        while (text.length() < length) {
            var parts = rest.divideAndRemainder(BASE);
            text.append(LETTERS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.toString();
    }

    /** A lower-case hexadecimal id of at most 64 characters. */
    public synchronized String hex(String kind, int length) {
        return HexFormat.of().formatHex(digest(kind)).substring(0, length);
    }

    /** A decimal id without leading zero, of at most 18 digits. */
    public synchronized String digits(String kind, int length) {
        var lowest = BigInteger.TEN.pow(length - 1);
        var span = lowest.multiply(BigInteger.valueOf(9));
        return new BigInteger(1, digest(kind)).mod(span).add(lowest).toString();
    }

    public synchronized long seed() {
        return seed;
    }

    /** Starts all counters again under this seed. */
    public synchronized void reset(long newSeed) {
        seed = newSeed;
        counters.clear();
    }

    private byte[] digest(String kind) {
        var count = counters.computeIfAbsent(kind, _ -> new AtomicLong()).incrementAndGet();
        try {
            return MessageDigest.getInstance("SHA-256").digest((seed + ":" + kind + ":" + count).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
