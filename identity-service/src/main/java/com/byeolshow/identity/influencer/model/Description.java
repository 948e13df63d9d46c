package com.byeolshow.identity.influencer.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What influencers say of themselves, cleaned.
 *
 * @param text may be empty
 * @param tags without the sign in front, none twice whatever its case, in the order they came
 */
public record Description(String text, List<String> tags) {

    /** About a screen of a phone. */
    static final int LONGEST_TEXT = 1000;

    static final int LONGEST_TAG = 30;
    static final int MOST_TAGS = 20;

    /** Empty when one of the two is absent or too long, counted in characters as people see them. */
    public static Optional<Description> of(@Nullable String text, @Nullable List<@Nullable String> tags) {
        if (text == null || tags == null) {
            return Optional.empty();
        }
        String cleanText = withoutControls(text, true).strip();
        var cleanTags = new LinkedHashMap<String, String>();
        for (String tag : tags) {
            if (tag == null) {
                return Optional.empty();
            }
            String clean = withoutControls(tag, false).strip().replaceFirst("^[#\uFF03]+\\s*", "");
            if (length(clean) > LONGEST_TAG) {
                return Optional.empty();
            }
            if (!clean.isEmpty()) {
                cleanTags.putIfAbsent(clean.toLowerCase(Locale.ROOT), clean);
            }
        }
        return length(cleanText) > LONGEST_TEXT || cleanTags.size() > MOST_TAGS
                ? Optional.empty()
                : Optional.of(new Description(cleanText, List.copyOf(cleanTags.values())));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String withoutControls(String text, boolean lines) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) || (lines && point == '\n'))
                // Half a character cannot be stored.
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
