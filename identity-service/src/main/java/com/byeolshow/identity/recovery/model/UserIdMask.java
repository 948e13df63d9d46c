package com.byeolshow.identity.recovery.model;

/** Shows enough of a user id for its owner to remember it, and too little for anybody else to use it. */
public final class UserIdMask {

    private static final int VISIBLE = 4;

    private UserIdMask() {}

    /** The first four characters, then a star for each other one; an id no longer than that hides its last. */
    public static String mask(String userId) {
        int shown = Math.max(0, Math.min(VISIBLE, userId.length() - 1));
        return userId.substring(0, shown) + "*".repeat(userId.length() - shown);
    }
}
