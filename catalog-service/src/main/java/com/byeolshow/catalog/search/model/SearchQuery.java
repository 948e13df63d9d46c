package com.byeolshow.catalog.search.model;

import com.byeolshow.catalog.search.model.Form.Closeness;
import com.byeolshow.catalog.search.model.Form.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: words that all must be found, in whatever field.
 *
 * @param whole all of it without spaces, as spacing is the shopper's own
 * @param words at least one, normalised
 */
public record SearchQuery(String whole, List<String> words) {

    /** How far a search may go from what was typed. */
    public enum Reach {
        TYPED,
        UNFINISHED
    }

    /** Longer than any name a shopper would type; pasted pages are refused. */
    static final int LONGEST = 100;

    /** Further words hardly narrow the result, but each costs a comparison per product. */
    static final int MOST_WORDS = 8;

    /** Reads what was typed; empty when it is missing, too long, or has neither letter nor digit. */
    public static Optional<SearchQuery> read(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return Optional.empty();
        }
        String normalised = SearchText.normalised(typed);
        var words = SearchText.words(normalised).stream()
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(new SearchQuery(SearchText.tight(normalised), words));
    }

    /** The same keys with the keyboard switched to the other language, if that makes sense. */
    public Optional<SearchQuery> switched() {
        return Keyboard.switched(String.join(" ", words)).flatMap(SearchQuery::read);
    }

    /** What the index must know of a text that begins with the letter typed; empty if more than one was. */
    public Optional<List<Integer>> letter() {
        if (whole.codePointCount(0, whole.length()) > 1) {
            return Optional.empty();
        }
        int letter = whole.codePointAt(0);
        return Optional.of(Grams.beginning(Hangul.isSyllable(letter) ? Hangul.opened(letter) : letter));
    }

    /** For each word the ways in which a text may contain it; one of them is enough. */
    public List<List<Form>> forms(Reach reach) {
        return words.stream().map(word -> forms(new Word(word), reach)).toList();
    }

    private List<Form> forms(Word word, Reach reach) {
        boolean alone = words.size() == 1;
        if (word.hasInitials()) {
            return List.of(word.pattern(Closeness.INITIALS, alone));
        }
        var forms = new ArrayList<Form>();
        forms.add(word.literal(Closeness.LITERAL));
        Synonyms.of(word.text()).forEach(other -> forms.add(new Word(other).synonym()));
        if (reach == Reach.UNFINISHED && word.mayGoOn()) {
            forms.add(word.pattern(Closeness.UNFINISHED, alone));
        }
        return forms;
    }

    /** {@link #forms} where each word may also be one of its corrections. */
    public List<List<Form>> forms(List<List<String>> corrections) {
        var all = new ArrayList<List<Form>>();
        for (int at = 0; at < words.size(); at++) {
            var forms = new ArrayList<>(forms(new Word(words.get(at)), Reach.UNFINISHED));
            corrections.get(at).forEach(word -> forms.add(new Word(word).literal(Closeness.MISTYPED)));
            all.add(forms);
        }
        return all;
    }

    /** Whether a text as people read it contains every word, the last syllables perhaps unfinished. */
    public boolean within(String text) {
        String normalised = SearchText.normalised(text);
        return forms(Reach.UNFINISHED).stream()
                .allMatch(forms -> forms.stream().anyMatch(form -> contains(normalised, form)));
    }

    private static boolean contains(String normalised, Form form) {
        String tight = SearchText.tight(normalised);
        if (!form.pattern()) {
            return form.place() == Place.ANYWHERE
                    ? tight.contains(form.text())
                    : tight.startsWith(form.text()) || normalised.contains(" " + form.text());
        }
        var matcher = Pattern.compile(form.text()).matcher(tight);
        return form.place() == Place.OPENING ? matcher.lookingAt() : matcher.find();
    }
}
