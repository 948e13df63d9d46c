package com.byeolshow.catalog.banner;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a banner; the app knows it as a catalog's id. */
public record BannerId(String value) {

    private static final Pattern PLAUSIBLE = Pattern.compile("[0-9A-Za-z]{1,64}");

    /** Empty for text that cannot be an id, so that it never reaches the database. */
    public static Optional<BannerId> parse(String text) {
        return PLAUSIBLE.matcher(text).matches() ? Optional.of(new BannerId(text)) : Optional.empty();
    }
}
