package com.byeolshow.identity.social;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where people may have an account instead of a password of ours. */
public enum SocialProvider {
    KAKAO,
    NAVER,
    FACEBOOK;

    /** As paths, settings and the database spell it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #slug()} back; empty for any other word. */
    public static Optional<SocialProvider> of(String slug) {
        return Arrays.stream(values())
                .filter(provider -> provider.slug().equals(slug))
                .findFirst();
    }
}
