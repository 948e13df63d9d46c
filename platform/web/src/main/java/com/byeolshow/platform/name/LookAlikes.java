package com.byeolshow.platform.name;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that look like another one although they are written differently. Only what our own names need: Unicode's list of
 * such characters has thousands, and a library that knows it is larger than a service.
 */
public final class LookAlikes {

    /** What stands beside Latin letters in a word: what Koreans, Japanese and Chinese write, and accents. */
    private static final Set<UnicodeScript> BESIDE_LATIN = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.HANGUL,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED);

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** Characters that draw a small Latin letter; each list begins with that letter. */
    private static final Map<Integer, Integer> DRAWN = Stream.of(
                    "bЬьВвƄƅβ",
                    "eЕеЄєΕε",
                    "hНнҺһΗη",
                    "lIiІіӀӏΙι1|!ǀ",
                    "oОоΟοՕօ0Øø",
                    "rГг",
                    "sЅѕՏ5$",
                    "tТтΤτ",
                    "uυՍս",
                    "wԜԝШшѠѡω",
                    "yУуҮүΥγ")
            .flatMap(list -> list.codePoints().skip(1).mapToObj(one -> Map.entry(one, list.codePointAt(0))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private LookAlikes() {}

    /** What is left of a name when case, width, spaces, accents and such characters make no difference. */
    static String skeleton(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[\\s\\p{M}]", "");
        var letters = new StringBuilder(bare.length());
        bare.codePoints().map(one -> DRAWN.getOrDefault(one, one)).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether a word of a name has Latin letters beside those of another alphabet that nobody writes into such a word. */
    public static boolean mixesAlphabets(String name) {
        return BETWEEN_WORDS.splitAsStream(name).anyMatch(word -> {
            Set<UnicodeScript> scripts =
                    word.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
            return scripts.contains(UnicodeScript.LATIN) && !BESIDE_LATIN.containsAll(scripts);
        });
    }
}
