package com.byeolshow.platform.testing;

import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes every problem a type can be and compares its two languages: each is what it says it is, and what is neither, such
 * as limits, names of fields and of formats, stands in both.
 */
public final class ProblemWords {

    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");

    private ProblemWords() {}

    /** What is wrong with the words of the problems of one record or enum; empty when nothing is. */
    static List<String> flaws(Class<? extends Problem> type) {
        List<? extends Problem> all = problems(type);
        return all.isEmpty()
                ? List.of("makes no problem to look at")
                : all.stream()
                        .flatMap(problem -> Stream.of(problem.summary().wording(), problem.detail())
                                .filter(wording -> wording != null)
                                .flatMap(wording -> flaws(wording).stream())
                                .map(flaw -> problem + ": " + flaw))
                        .distinct()
                        .toList();
    }

    /** What is wrong with one wording; empty when nothing is. */
    public static List<String> flaws(Wording wording) {
        var flaws = new ArrayList<String>();
        if (!HANGUL.matcher(wording.korean()).find()) {
            flaws.add("no Korean: " + wording.korean());
        }
        if (!wording.english().matches("[A-Z0-9].*\\.")
                || HANGUL.matcher(wording.english()).find()) {
            flaws.add("no English sentence: " + wording.english());
        }
        var korean = found(NUMBER, wording.korean());
        var english = found(NUMBER, wording.english());
        if (!korean.equals(english)) {
            flaws.add("other numbers in Korean than in English: %s, %s".formatted(korean, english));
        }
        var words = found(WORD, wording.english());
        var missing = found(WORD, wording.korean()).stream()
                .filter(word -> !words.contains(word))
                .toList();
        if (!missing.isEmpty()) {
            flaws.add("not in English: %s in %s".formatted(missing, wording.english()));
        }
        return flaws;
    }

    private static TreeSet<String> found(Pattern pattern, String text) {
        var all = new TreeSet<String>();
        pattern.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(each -> all.add(each.group().replaceFirst(",+$", "")));
        return all;
    }

    private static List<? extends Problem> problems(Class<? extends Problem> type) {
        if (type.isEnum()) {
            return Arrays.asList(type.getEnumConstants());
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is neither a record nor an enum");
        }
        List<List<@Nullable Object>> rows = List.of(List.of());
        for (RecordComponent component : components) {
            rows = rows.stream()
                    .flatMap(row -> values(component.getType()).map(value -> with(row, value)))
                    .toList();
        }
        try {
            Constructor<? extends Problem> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var problems = new ArrayList<Problem>();
            for (List<@Nullable Object> row : rows) {
                problems.add(constructor.newInstance(row.toArray()));
            }
            return problems;
        } catch (ReflectiveOperationException unmakeable) {
            throw new IllegalArgumentException(type + " cannot be made", unmakeable);
        }
    }

    private static List<@Nullable Object> with(List<@Nullable Object> row, Object value) {
        var longer = new ArrayList<@Nullable Object>(row);
        longer.add(value);
        return longer;
    }

    /** Numbers that stand in no sentence by themselves, so that one told in one language only is noticed. */
    private static Stream<Object> values(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants());
        }
        Object value =
                switch (type.getName()) {
                    case "int" -> 4321;
                    case "long" -> 8765L;
                    case "boolean" -> true;
                    case "java.lang.String" -> "given";
                    case "java.time.Duration" -> Duration.ofSeconds(97);
                    case "java.util.List" -> List.of();
                    default -> throw new IllegalArgumentException("no value of " + type);
                };
        return Stream.of(value);
    }
}
