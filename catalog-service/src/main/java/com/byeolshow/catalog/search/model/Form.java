package com.byeolshow.catalog.search.model;

import java.util.List;

/**
 * One way in which a text may contain a word.
 *
 * @param text the word itself, or a regular expression that Java and PostgreSQL read alike
 * @param grams what the index must know of such a text; never empty
 * @param closeness how near it is to what was typed
 * @param place where in a text it counts
 */
public record Form(String text, List<Integer> grams, Closeness closeness, Place place) {

    /** From near to far; every hit of a nearer kind comes before those of a farther one. */
    public enum Closeness {
        LITERAL,
        /** Another word for the same: shampoo for 샴푸. */
        SYNONYM,
        /** The last syllable is not finished: 립스티 for 립스틱. */
        UNFINISHED,
        /** Only the initial consonants: ㅊㅅ for 칫솔. */
        INITIALS,
        /** Another word that is spelled nearly so. */
        MISTYPED
    }

    /** Where in a text a word may stand. */
    public enum Place {
        ANYWHERE,
        /** Where a word begins. */
        WORD,
        /** Where the text begins. */
        OPENING
    }

    /** Whether the text is a regular expression. */
    public boolean pattern() {
        return closeness == Closeness.UNFINISHED || closeness == Closeness.INITIALS;
    }
}
