package com.byeolshow.platform.language;

import java.util.Locale;

/**
 * One sentence in both languages. The app's own routes read the Korean one always.
 *
 * @param korean with the contract's exact words where the app compares them
 * @param english says the same, and what to do about it
 */
public record Wording(String korean, String english) {

    /**
     * Fills the same values into both, so that no limit or name can be told in one language only.
     *
     * @param korean a format; taken as it stands when there are no values
     * @param english likewise; may name its values by position, such as {@code %2$s}, when their order differs
     */
    // The compiler checks one format of a method at most, and there are two.
    @SuppressWarnings("AnnotateFormatMethod")
    public static Wording of(String korean, String english, Object... values) {
        return values.length == 0
                ? new Wording(korean, english)
                : new Wording(String.format(Locale.ROOT, korean, values), String.format(Locale.ROOT, english, values));
    }

    public String in(Language language) {
        return switch (language) {
            case KOREAN -> korean;
            case ENGLISH -> english;
        };
    }
}
