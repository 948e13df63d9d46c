package com.byeolshow.catalog.search.model;

import java.util.List;
import java.util.Optional;

/** Decides which known words a mistyped one may mean. */
public final class Corrections {

    /** Words with at least so many keys may have two mistakes. */
    private static final int LONG = 8;

    /** More would only bring words that are less alike. */
    private static final int MOST = 20;

    private Corrections() {}

    /** The keys of a word that is worth correcting. */
    public static Optional<String> keys(String word) {
        String keys = Keyboard.keys(word);
        boolean worth = keys.length() >= SearchDocument.SHORTEST_CORRECTED
                && keys.chars().anyMatch(Character::isLetter)
                && !new Word(word).hasInitials();
        return worth ? Optional.of(keys) : Optional.empty();
    }

    /** Those of the known words that are mistyped so, or contain one of as many syllables that is. */
    public static List<String> of(String word, List<String> known) {
        return known.stream()
                .filter(each -> !each.equals(word) && means(word, each))
                .limit(MOST)
                .toList();
    }

    static boolean means(String typed, String known) {
        String keys = Keyboard.keys(typed);
        int most = keys.length() >= LONG ? 2 : 1;
        if (typed.chars().noneMatch(Hangul::isSyllable)) {
            return mistakes(keys, Keyboard.keys(known)) <= most;
        }
        // Korean words are written together; mistakes change letters but hardly ever the number of syllables.
        int length = typed.length();
        for (int from = 0; from + length <= known.length(); from++) {
            if (mistakes(keys, Keyboard.keys(known.substring(from, from + length))) <= most) {
                return true;
            }
        }
        return false;
    }

    /** How many keys were wrong, missing, too many or swapped with their neighbour. */
    static int mistakes(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int at = 0; at <= other.length(); at++) {
            last[at] = at;
        }
        for (int row = 1; row <= one.length(); row++) {
            current[0] = row;
            for (int at = 1; at <= other.length(); at++) {
                int wrong = one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1;
                current[at] = Math.min(Math.min(current[at - 1], last[at]) + 1, last[at - 1] + wrong);
                boolean swapped = row > 1
                        && at > 1
                        && one.charAt(row - 1) == other.charAt(at - 2)
                        && one.charAt(row - 2) == other.charAt(at - 1);
                if (swapped) {
                    current[at] = Math.min(current[at], beforeLast[at - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[other.length()];
    }
}
