package com.byeolshow.catalog.search.model;

import com.byeolshow.catalog.search.model.Form.Closeness;
import com.byeolshow.catalog.search.model.Form.Place;
import java.util.ArrayList;
import java.util.List;

/** A normalised word somebody looks for. */
record Word(String text) {

    /** English words up to this length often stand inside others by chance. */
    private static final int SMALL = 5;

    private int[] letters() {
        return text.codePoints().toArray();
    }

    /** Whether it has consonants that stand for whole syllables. */
    boolean hasInitials() {
        return text.chars().anyMatch(Hangul::isConsonant);
    }

    /** The word as it is. */
    Form literal(Closeness closeness) {
        return new Form(text, literalGrams(), closeness, Place.ANYWHERE);
    }

    /** The word instead of another: nobody who typed 에어 looks for hair. */
    Form synonym() {
        boolean small = text.length() <= SMALL && text.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
        return new Form(text, literalGrams(), Closeness.SYNONYM, small ? Place.WORD : Place.ANYWHERE);
    }

    private List<Integer> literalGrams() {
        int[] letters = letters();
        if (letters.length == 1) {
            return List.of(Grams.single(letters[0]));
        }
        var grams = new ArrayList<Integer>();
        for (int at = 1; at < letters.length; at++) {
            grams.add(Grams.pair(letters[at - 1], letters[at]));
        }
        return grams.stream().distinct().toList();
    }

    /** Whether its last syllable may go on. */
    boolean mayGoOn() {
        return Hangul.isSyllable(text.codePointBefore(text.length()));
    }

    /**
     * The word with consonants for syllables, or with a last syllable still being typed.
     *
     * @param alone whether it is all that was typed; a single letter then means the beginning of a text, as it would be
     *     found nearly everywhere
     */
    Form pattern(Closeness closeness, boolean alone) {
        int[] letters = letters();
        var pattern = new StringBuilder();
        for (int at = 0; at < letters.length; at++) {
            boolean last = at == letters.length - 1;
            boolean mayGoOn = last || Hangul.isConsonant(letters[at + 1]);
            pattern.append(expression(letters[at], mayGoOn));
        }
        boolean opening = alone && letters.length == 1;
        return new Form(
                pattern.toString(),
                patternGrams(letters, opening),
                closeness,
                opening ? Place.OPENING : Place.ANYWHERE);
    }

    private static List<Integer> patternGrams(int[] letters, boolean opening) {
        int first = letters[0];
        if (letters.length == 1) {
            int open = Hangul.isSyllable(first) ? Hangul.opened(first) : first;
            return opening ? Grams.beginning(open) : List.of(Grams.single(open));
        }
        var grams = new ArrayList<Integer>();
        for (int at = 1; at < letters.length; at++) {
            grams.add(Grams.pair(Grams.initial(letters[at - 1]), Grams.initial(letters[at])));
            boolean bothWhole = Hangul.isSyllable(letters[at - 1])
                    && Hangul.isSyllable(letters[at])
                    && at < letters.length - 1
                    && !Hangul.isConsonant(letters[at + 1]);
            if (bothWhole) {
                grams.add(Grams.pair(letters[at - 1], letters[at]));
            }
        }
        return grams.stream().distinct().toList();
    }

    private static String expression(int letter, boolean mayGoOn) {
        if (Hangul.isConsonant(letter)) {
            return "[" + text(letter) + range(Hangul.firstWith(letter), Hangul.lastWith(letter)) + "]";
        }
        if (!Character.isLetterOrDigit(letter)) {
            // The point or plus in a number would mean something else in an expression.
            return "[" + text(letter) + "]";
        }
        if (!mayGoOn || !Hangul.isSyllable(letter)) {
            return text(letter);
        }
        int open = Hangul.opened(letter);
        if (open == letter) {
            return "[" + range(open, Hangul.lastBeginningWith(open)) + "]";
        }
        return "(?:" + text(letter) + goingOn(open, Hangul.last(letter)) + ")";
    }

    /** A final consonant may become the first half of a compound, or begin the next syllable: 각 may become 가구. */
    private static String goingOn(int open, char last) {
        var more = new StringBuilder();
        for (int at = 1; at < Hangul.FINALS.length(); at++) {
            String strokes = Hangul.strokes(Hangul.FINALS.charAt(at));
            if (strokes.length() == 2 && strokes.charAt(0) == last) {
                more.append('|').append(text(open + at));
            }
        }
        String strokes = Hangul.strokes(last);
        char next = strokes.charAt(strokes.length() - 1);
        int kept = strokes.length() == 1 ? open : open + Hangul.FINALS.indexOf(strokes.charAt(0));
        return more.append('|')
                .append(text(kept))
                .append('[')
                .append(range(Hangul.firstWith(next), Hangul.lastWith(next)))
                .append(']')
                .toString();
    }

    private static String range(int first, int last) {
        return text(first) + "-" + text(last);
    }

    private static String text(int letter) {
        return Character.toString(letter);
    }
}
