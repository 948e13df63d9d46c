package com.byeolshow.platform.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may stand for; its {@code roles} claim lists these in lower case. */
public enum Role {
    CUSTOMER,
    INFLUENCER,
    MANAGER,
    /** One of our own services, on {@code /internal/**}. */
    SERVICE;

    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a claim value; empty for one this version does not know. */
    public static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }
}
