package com.byeolshow.platform.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** A language we speak. */
public enum Language {
    KOREAN("ko"),
    ENGLISH("en");

    /** Ten languages have room; a longer header asks for work on the event loop, not for a language. */
    private static final int LONGEST_HEADER = 300;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As headers name it, such as {@code ko}. */
    public String tag() {
        return tag;
    }

    /** The one with this tag; empty for any other text. */
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /**
     * Korean unless English is wanted more: by weight, then by name rather than by {@code *}, then by who stands first. Any
     * English will do for {@code en-GB}. A header that cannot be read counts as none.
     *
     * @param acceptLanguage the values of {@code Accept-Language}, one per header line
     */
    public static Language preferred(List<String> acceptLanguage) {
        List<LanguageRange> ranges = ranges(String.join(",", acceptLanguage));
        return ENGLISH.wish(ranges).isAbove(KOREAN.wish(ranges)) ? ENGLISH : KOREAN;
    }

    private static List<LanguageRange> ranges(String header) {
        if (header.isBlank() || header.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    /** How much one language is wanted; {@code place} is 0 for the first of the header's ranges. */
    private record Wish(double weight, boolean named, int place) {

        boolean isAbove(Wish other) {
            if (weight != other.weight) {
                return weight > other.weight;
            }
            return weight > 0 && (named == other.named ? place < other.place : named);
        }
    }

    private Wish wish(List<LanguageRange> ranges) {
        var wish = new Wish(0, false, Integer.MAX_VALUE);
        for (int i = 0; i < ranges.size(); i++) {
            LanguageRange range = ranges.get(i);
            boolean named = range.getRange().equals(tag) || range.getRange().startsWith(tag + "-");
            // Ranges come heaviest first, so only a name can still say more than what was found before.
            if (named && !wish.named()) {
                wish = new Wish(range.getWeight(), true, i);
            } else if (range.getRange().equals("*") && wish.place() == Integer.MAX_VALUE) {
                wish = new Wish(range.getWeight(), false, i);
            }
        }
        return wish;
    }
}
