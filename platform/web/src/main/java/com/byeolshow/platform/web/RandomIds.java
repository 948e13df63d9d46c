package com.byeolshow.platform.web;

import java.security.SecureRandom;

/**
 * Identifiers nobody can guess: 22 letters and digits that carry 128 random bits. Order ids must be unguessable because
 * one route answers for them without a token; one kind of id for everything is simpler than two.
 */
public final class RandomIds {

    private static final char[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();

    private static final int LENGTH = 22;

    private final SecureRandom random = new SecureRandom();

    public String next() {
        var id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return new String(id);
    }
}
