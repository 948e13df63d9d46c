package com.byeolshow.catalog.search.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Korean keyboard: which key makes which letter. Keys are ASCII, so texts of keys compare alike in any locale. */
public final class Keyboard {

    private static final String LETTERS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";
    private static final String KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP";

    private static final Map<Character, Character> KEY_OF = new HashMap<>();
    private static final Map<Character, Character> LETTER_OF = new HashMap<>();

    static {
        for (int at = 0; at < KEYS.length(); at++) {
            KEY_OF.put(LETTERS.charAt(at), KEYS.charAt(at));
            LETTER_OF.put(KEYS.charAt(at), LETTERS.charAt(at));
        }
    }

    private Keyboard() {}

    /** The keys that type a text: {@code cltthf} for 칫솔. What is not Korean stays. */
    public static String keys(String text) {
        var keys = new StringBuilder();
        for (char letter : Hangul.taken(text).toCharArray()) {
            keys.append(KEY_OF.getOrDefault(letter, letter));
        }
        return keys.toString();
    }

    /**
     * What somebody meant whose keyboard was switched to the other language: 칫솔 for {@code cltthf}, lip for ㅣㅑㅔ.
     *
     * @return empty when the text is of both languages or of none
     */
    public static Optional<String> switched(String text) {
        boolean korean = text.chars().anyMatch(Keyboard::isKorean);
        boolean latin = text.chars().anyMatch(Keyboard::isLatin);
        if (korean == latin) {
            return Optional.empty();
        }
        return Optional.of(korean ? keys(text) : Hangul.together(letters(text)));
    }

    private static String letters(String keys) {
        var letters = new StringBuilder();
        for (char key : keys.toCharArray()) {
            // Only seven keys mean something else with shift.
            var shifted = LETTER_OF.get(key);
            letters.append(shifted != null ? shifted : LETTER_OF.getOrDefault(Character.toLowerCase(key), key));
        }
        return letters.toString();
    }

    private static boolean isKorean(int letter) {
        return Hangul.isSyllable(letter) || Hangul.isConsonant(letter) || Hangul.isVowel(letter);
    }

    private static boolean isLatin(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }
}
