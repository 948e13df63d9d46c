package com.byeolshow.catalog.search.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What else a word may be called: the same in the other language, as sellers and shoppers mix them, a common variant of
 * its spelling, a unit written out, an English singular or plural. {@code 아이폰15프로} is also {@code 아이폰15pro}.
 */
final class Synonyms {

    /** Each is a comparison per product; a few words written together have so many, a single one never. */
    static final int MOST = 12;

    /** Korean, Latin and number, which are written together as people like. */
    private static final Pattern RUNS = Pattern.compile("[가-힣]+|[a-z]+|[0-9](?:[0-9.+]*[0-9])?|.");

    private static final Pattern NUMBER = Pattern.compile("[0-9].*");

    private static final Map<String, Set<String>> WORDS = sets(SynonymLists.WORDS);
    private static final Map<String, Set<String>> UNITS = sets(SynonymLists.UNITS);

    private Synonyms() {}

    private static Map<String, Set<String>> sets(String lists) {
        var others = new HashMap<String, Set<String>>();
        lists.lines()
                .map(line -> Set.of(line.split(" ")))
                .forEach(set -> set.forEach(word -> {
                    var rest = others.computeIfAbsent(word, _ -> new TreeSet<>());
                    set.stream().filter(each -> !each.equals(word)).forEach(rest::add);
                }));
        return others;
    }

    /** Other words for a normalised one, at most {@link #MOST}. */
    static List<String> of(String word) {
        List<String> mixed = List.of("");
        String before = "";
        for (String run : RUNS.matcher(word).results().map(MatchResult::group).toList()) {
            List<String> ways = ways(run, NUMBER.matcher(before).matches());
            mixed = mixed.stream()
                    .flatMap(begun -> ways.stream().map(begun::concat))
                    .limit(MOST + 1L)
                    .toList();
            before = run;
        }
        return mixed.stream().distinct().filter(each -> !each.equals(word)).toList();
    }

    /** The run itself first. */
    private static List<String> ways(String run, boolean afterNumber) {
        var ways = new LinkedHashSet<String>();
        ways.add(run);
        if (afterNumber) {
            ways.addAll(UNITS.getOrDefault(run, Set.of()));
        }
        ways.addAll(said(run));
        for (String other : counted(run)) {
            ways.add(other);
            ways.addAll(said(other));
        }
        return List.copyOf(ways);
    }

    /** What a listed word is called besides, or several of them that are written together. */
    private static Collection<String> said(String run) {
        var listed = WORDS.get(run);
        if (listed != null) {
            return listed;
        }
        for (int end = run.length() - 1; end > 0; end--) {
            String first = run.substring(0, end);
            String rest = run.substring(end);
            Collection<String> ofFirst = WORDS.getOrDefault(first, Set.of());
            Collection<String> ofRest = ofFirst.isEmpty() ? List.of() : said(rest);
            if (!ofRest.isEmpty()) {
                return Stream.concat(Stream.of(first), ofFirst.stream())
                        .flatMap(one ->
                                Stream.concat(Stream.of(rest), ofRest.stream()).map(one::concat))
                        .filter(each -> !each.equals(run))
                        .distinct()
                        // With each further word there would be twice as many.
                        .limit(MOST)
                        .toList();
            }
        }
        return List.of();
    }

    /** One for many, or many for one where that does not merely add letters to the end. */
    private static List<String> counted(String run) {
        if (run.length() < 4 || !isLatin(run)) {
            return List.of();
        }
        char beforeLast = run.charAt(run.length() - 2);
        if (run.endsWith("y")) {
            return isVowel(beforeLast) ? List.of() : List.of(cut(run, 1) + "ies");
        }
        if (!run.endsWith("s") || "sui".indexOf(beforeLast) >= 0 || SynonymLists.NO_PLURALS.contains(run)) {
            return List.of();
        }
        var singular = new ArrayList<>(List.of(cut(run, 1)));
        if (run.endsWith("ies")) {
            singular.add(cut(run, 3) + "y");
        } else if (Stream.of("ses", "xes", "zes", "ches", "shes").anyMatch(run::endsWith)) {
            singular.add(cut(run, 2));
        }
        return singular;
    }

    private static boolean isLatin(String run) {
        return run.charAt(0) >= 'a' && run.charAt(0) <= 'z';
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }

    private static String cut(String run, int letters) {
        return run.substring(0, run.length() - letters);
    }
}
