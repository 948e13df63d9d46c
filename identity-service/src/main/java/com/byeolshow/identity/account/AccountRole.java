package com.byeolshow.identity.account;

import java.util.Locale;

/** What an account may be. Services have tokens but no account, so their role is missing here. */
public enum AccountRole {
    CUSTOMER,
    INFLUENCER,
    MANAGER;

    /** The role as tokens, events and the database spell it. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #claim()} back.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static AccountRole ofClaim(String claim) {
        return valueOf(claim.toUpperCase(Locale.ROOT));
    }
}
