package com.byeolshow.catalog.search.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the database's index knows of a text: its single letters and its pairs of neighbours, as numbers, with syllables
 * once as they are and once as their initial consonants. Three letters would be too many: most Korean words have two
 * syllables. A number may stand for two grams; whatever the index finds is compared again.
 */
final class Grams {

    /** Marks the first letter of a text. */
    private static final int START = '^';

    private Grams() {}

    /** All grams of a field. */
    static Set<Integer> of(String normalised) {
        var grams = new TreeSet<Integer>();
        int[] text = SearchText.tight(normalised).codePoints().toArray();
        for (int at = 0; at < text.length; at++) {
            if (Hangul.isSyllable(text[at])) {
                grams.add(single(text[at]));
                grams.add(single(Hangul.opened(text[at])));
                grams.add(single(Hangul.initial(text[at])));
            }
            if (at > 0) {
                grams.add(pair(text[at - 1], text[at]));
                grams.add(pair(initial(text[at - 1]), initial(text[at])));
            }
        }
        // A letter of the alphabet on its own means a word that begins with it, or nearly every text would have it.
        for (String word : SearchText.words(normalised)) {
            grams.add(single(word.codePointAt(0)));
        }
        if (text.length > 0) {
            grams.add(pair(START, initial(text[0])));
            if (Hangul.isSyllable(text[0])) {
                grams.add(pair(START, Hangul.opened(text[0])));
            }
        }
        return grams;
    }

    static int single(int letter) {
        return letter & 0xFFFF;
    }

    static int pair(int one, int other) {
        return (one & 0xFFFF) << 16 | (other & 0xFFFF);
    }

    /** A text that begins with this letter: an initial consonant, or a syllable without final consonant. */
    static List<Integer> beginning(int letter) {
        return List.of(pair(START, letter));
    }

    static int initial(int letter) {
        return Hangul.isSyllable(letter) ? Hangul.initial(letter) : letter;
    }
}
