package com.byeolshow.catalog.search.model;

import java.util.HashMap;
import java.util.Map;

/** How Korean syllables are made of letters. Letters are of the compatibility block, as people type and read them. */
public final class Hangul {

    static final int FIRST = 0xAC00;
    static final int LAST = 0xD7A3;

    static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    /** The place of a letter is its number in a syllable's code; the first one stands for no final consonant. */
    static final String FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    private static final int PER_VOWEL = FINALS.length();
    private static final int PER_INITIAL = VOWELS.length() * PER_VOWEL;

    /** Letters that are two strokes of the keyboard, and the two. */
    private static final Map<Character, String> PARTS = Map.ofEntries(
            Map.entry('ㄳ', "ㄱㅅ"),
            Map.entry('ㄵ', "ㄴㅈ"),
            Map.entry('ㄶ', "ㄴㅎ"),
            Map.entry('ㄺ', "ㄹㄱ"),
            Map.entry('ㄻ', "ㄹㅁ"),
            Map.entry('ㄼ', "ㄹㅂ"),
            Map.entry('ㄽ', "ㄹㅅ"),
            Map.entry('ㄾ', "ㄹㅌ"),
            Map.entry('ㄿ', "ㄹㅍ"),
            Map.entry('ㅀ', "ㄹㅎ"),
            Map.entry('ㅄ', "ㅂㅅ"),
            Map.entry('ㅘ', "ㅗㅏ"),
            Map.entry('ㅙ', "ㅗㅐ"),
            Map.entry('ㅚ', "ㅗㅣ"),
            Map.entry('ㅝ', "ㅜㅓ"),
            Map.entry('ㅞ', "ㅜㅔ"),
            Map.entry('ㅟ', "ㅜㅣ"),
            Map.entry('ㅢ', "ㅡㅣ"));

    private static final Map<String, Character> WHOLES = new HashMap<>();

    static {
        PARTS.forEach((whole, parts) -> WHOLES.put(parts, whole));
    }

    private Hangul() {}

    static boolean isSyllable(int letter) {
        return letter >= FIRST && letter <= LAST;
    }

    /** A consonant that stands alone, as in ㅊㅅ. */
    static boolean isConsonant(int letter) {
        return letter >= 'ㄱ' && letter <= 'ㅎ';
    }

    static boolean isVowel(int letter) {
        return letter >= 'ㅏ' && letter <= 'ㅣ';
    }

    static char initial(int syllable) {
        return INITIALS.charAt((syllable - FIRST) / PER_INITIAL);
    }

    private static char vowel(int syllable) {
        return VOWELS.charAt((syllable - FIRST) % PER_INITIAL / PER_VOWEL);
    }

    /** The final consonant, a space if there is none. */
    static char last(int syllable) {
        return FINALS.charAt((syllable - FIRST) % PER_VOWEL);
    }

    /** The syllable without its final consonant: 치 for 칫. */
    static int opened(int syllable) {
        return syllable - (syllable - FIRST) % PER_VOWEL;
    }

    /** The last of the syllables that begin like this one, which has no final consonant. */
    static int lastBeginningWith(int open) {
        return open + PER_VOWEL - 1;
    }

    /** The first of the syllables with this initial consonant; 0 for a letter that begins none. */
    static int firstWith(int initial) {
        int place = INITIALS.indexOf(initial);
        return place < 0 ? 0 : FIRST + place * PER_INITIAL;
    }

    /** The last of the syllables with this initial consonant. */
    static int lastWith(int initial) {
        return firstWith(initial) + PER_INITIAL - 1;
    }

    /** The two strokes of a compound letter; the letter itself if it is one stroke. */
    static String strokes(char letter) {
        return PARTS.getOrDefault(letter, String.valueOf(letter));
    }

    /** The compound of two letters, a space if there is none. */
    private static char compound(char one, char other) {
        return WHOLES.getOrDefault("" + one + other, ' ');
    }

    /** Takes syllables apart into single strokes, 칫솔 into ㅊㅣㅅㅅㅗㄹ; anything else stays. */
    public static String taken(String text) {
        var letters = new StringBuilder();
        for (char letter : text.toCharArray()) {
            if (isSyllable(letter)) {
                letters.append(initial(letter)).append(strokes(vowel(letter)));
                if (last(letter) != ' ') {
                    letters.append(strokes(last(letter)));
                }
            } else {
                letters.append(strokes(letter));
            }
        }
        return letters.toString();
    }

    /** Puts single strokes together as a Korean keyboard does; what makes no syllable stays as it is. */
    public static String together(String letters) {
        var typed = new Typing();
        for (char letter : letters.toCharArray()) {
            typed.type(letter);
        }
        return typed.text();
    }

    /** A keyboard's automaton: a syllable in the making and the text before it. A space is a part not typed yet. */
    private static final class Typing {

        private final StringBuilder done = new StringBuilder();
        private char initial = ' ';
        private char vowel = ' ';
        private char last = ' ';

        void type(char letter) {
            if (isVowel(letter)) {
                vowel(letter);
            } else if (isConsonant(letter)) {
                consonant(letter);
            } else {
                finish();
                done.append(letter);
            }
        }

        private void vowel(char letter) {
            if (last != ' ') {
                String strokes = strokes(last);
                char moved = strokes.charAt(strokes.length() - 1);
                last = strokes.length() == 2 ? strokes.charAt(0) : ' ';
                finish();
                initial = moved;
                vowel = letter;
            } else if (vowel != ' ') {
                char both = compound(vowel, letter);
                if (both == ' ') {
                    finish();
                    done.append(letter);
                } else {
                    vowel = both;
                }
            } else if (initial != ' ') {
                vowel = letter;
            } else {
                done.append(letter);
            }
        }

        private void consonant(char letter) {
            if (vowel == ' ') {
                finish();
                begin(letter);
            } else if (last == ' ') {
                if (FINALS.indexOf(letter) > 0) {
                    last = letter;
                } else {
                    finish();
                    begin(letter);
                }
            } else {
                char both = compound(last, letter);
                if (both == ' ') {
                    finish();
                    begin(letter);
                } else {
                    last = both;
                }
            }
        }

        private void begin(char letter) {
            if (INITIALS.indexOf(letter) < 0) {
                done.append(letter);
            } else {
                initial = letter;
            }
        }

        private void finish() {
            if (vowel != ' ') {
                int code = FIRST
                        + INITIALS.indexOf(initial) * PER_INITIAL
                        + VOWELS.indexOf(vowel) * PER_VOWEL
                        + FINALS.indexOf(last);
                done.append((char) code);
            } else if (initial != ' ') {
                done.append(initial);
            }
            initial = ' ';
            vowel = ' ';
            last = ' ';
        }

        String text() {
            finish();
            return done.toString();
        }
    }
}
