package com.byeolshow.catalog.search.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as search compares it: lower-case words of letters and digits with one space between them. Numbers keep a point or
 * a plus sign inside them, as 1.5L is not 15L, and everybody knows what 1+1 is.
 */
public final class SearchText {

    private static final Pattern COMBINING = Pattern.compile("\\p{Mn}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼ`´＇｀]");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))");

    /** J&K and D.I.Y, which are no two or three words. */
    private static final Pattern ABBREVIATIONS =
            Pattern.compile("(?<![\\p{L}\\p{N}])[a-z](?:[&.][a-z])+(?![\\p{L}\\p{N}])");

    private static final Pattern OTHERS = Pattern.compile("(?:(?!(?<=[0-9])[.+](?=[0-9]))[^\\p{L}\\p{N}])+");

    /** Enough for any text; what still changes then is not a language. */
    private static final int MOST_ROUNDS = 5;

    private SearchText() {}

    /**
     * Forgets case, width, accents, punctuation and how letters are encoded. Punctuation separates words, but apostrophes do
     * not, nor does what stands inside a number or between single letters. Letters typed one by one become syllables,
     * compound consonants standing alone two consonants.
     */
    public static String normalised(String text) {
        String before = text;
        // A step may bring letters together that an earlier one would have joined.
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String after = once(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private static String once(String text) {
        String joined = APOSTROPHES.matcher(strokes(text)).replaceAll("");
        String apart = Normalizer.normalize(joined, Normalizer.Form.NFKD);
        String plain = Normalizer.normalize(COMBINING.matcher(apart).replaceAll(""), Normalizer.Form.NFKC);
        String lower = compatible(plain).toLowerCase(Locale.ROOT);
        String numbers = THOUSANDS.matcher(lower).replaceAll("");
        String words = ABBREVIATIONS
                .matcher(numbers)
                .replaceAll(letters -> letters.group().replace("&", "").replace(".", ""));
        return OTHERS.matcher(words).replaceAll(" ").strip();
    }

    /** Some keyboards make ㄳ of ㄱ and ㅅ typed one after the other, where people mean two initials. */
    private static String strokes(String text) {
        var letters = new StringBuilder();
        for (char letter : text.toCharArray()) {
            letters.append(Hangul.isConsonant(letter) ? Hangul.strokes(letter) : letter);
        }
        return letters.toString();
    }

    /** Canonical forms write a lone letter with a code that only means a part of a syllable; people do not. */
    private static String compatible(String text) {
        var letters = new StringBuilder();
        for (char letter : text.toCharArray()) {
            if (letter >= 'ᄀ' && letter <= 'ᄒ') {
                letters.append(Hangul.INITIALS.charAt(letter - 'ᄀ'));
            } else if (letter >= 'ᅡ' && letter <= 'ᅵ') {
                letters.append(Hangul.VOWELS.charAt(letter - 'ᅡ'));
            } else if (letter >= 'ᆨ' && letter <= 'ᇂ') {
                letters.append(Hangul.strokes(Hangul.FINALS.charAt(letter - 'ᆨ' + 1)));
            } else {
                letters.append(letter);
            }
        }
        return letters.toString();
    }

    /** The words of a normalised text. */
    static List<String> words(String normalised) {
        return normalised.isEmpty() ? List.of() : List.of(normalised.split(" "));
    }

    /** A normalised text without its spaces. */
    static String tight(String normalised) {
        return normalised.replace(" ", "");
    }
}
