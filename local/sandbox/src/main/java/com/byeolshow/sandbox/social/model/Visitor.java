package com.byeolshow.sandbox.social.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the consent page.
 *
 * @param name which of the people of that kind; the same name is the same person at a provider
 * @param email told in place of the made-up one
 */
public record Visitor(
        Persona persona, String name, @Nullable String email) {

    private static final String SOMEBODY = "hong";

    /** Reads {@code persona} or {@code persona:name}; empty for anything else. */
    public static Optional<Visitor> of(String hint) {
        int colon = hint.indexOf(':');
        String name = colon < 0 ? "" : hint.substring(colon + 1).strip();
        return Persona.of(colon < 0 ? hint : hint.substring(0, colon))
                .filter(_ -> name.matches("[A-Za-z0-9._-]{0,40}"))
                .map(persona -> new Visitor(persona, name.isEmpty() ? SOMEBODY : name, null));
    }

    /** The number that stands for this person at a provider. */
    public long number(String provider) {
        long hash = 1125899906842597L;
        for (char letter : (provider + "/" + name).toCharArray()) {
            hash = 31 * hash + letter;
        }
        return 1_000_000_000L + Math.floorMod(hash, 8_000_000_000_000L);
    }

    public String address(String provider) {
        if (email != null) {
            return email;
        }
        return persona == Persona.SAME_EMAIL_OTHER_PROVIDER
                ? name + "@everywhere.example"
                : name + "@" + provider + ".example";
    }

    public boolean tellsEmail() {
        return switch (persona) {
            case NO_EMAIL, MINIMAL, NEEDS_AGREEMENT -> false;
            case FULL, UNVERIFIED_EMAIL, NO_PHONE, SAME_EMAIL_OTHER_PROVIDER, DENY, BROKEN_TOKEN, SLOW -> true;
        };
    }

    public boolean tellsPhone() {
        return switch (persona) {
            case NO_PHONE, MINIMAL, NEEDS_AGREEMENT -> false;
            case FULL, NO_EMAIL, UNVERIFIED_EMAIL, SAME_EMAIL_OTHER_PROVIDER, DENY, BROKEN_TOKEN, SLOW -> true;
        };
    }

    public boolean tellsNames() {
        return persona != Persona.MINIMAL;
    }
}
