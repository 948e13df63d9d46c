package com.byeolshow.catalog.product;

/** Text as a pattern of LIKE that means nothing but the text. */
final class LikeText {

    private LikeText() {}

    /** Matches whatever contains the text; everything for an empty one. */
    static String containing(String text) {
        // PostgreSQL cannot be asked for the null character, and nothing contains it.
        return "%" + text.strip().replace("\0", "\uFFFD").replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
