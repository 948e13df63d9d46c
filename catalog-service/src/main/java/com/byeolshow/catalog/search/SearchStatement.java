package com.byeolshow.catalog.search;

import com.byeolshow.catalog.search.model.Form;
import com.byeolshow.catalog.search.model.SearchQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The statement that finds products. Everything typed is bound; only the number of words and of their forms shapes it.
 *
 * <p>A form has a rank per document: 0 to 5 where a field begins with it or a word of a field, 6 to 8 where it stands inside
 * a word, each time name before brand before collection, and 9 to 11 the same of vendor and choices; plus twelve for each step
 * of {@link Form.Closeness}. A word's rank is that of its nearest form, a document's the rank of its farthest word.
 *
 * <p>A single letter would rank half of the shop. It looks at some hundred products at most that have a field which begins
 * with it, and at as many that have it anywhere: the most popular and among these the newest, as an index has them.
 */
final class SearchStatement {

    /** Room for the places within one closeness, so that a nearer form always wins. */
    private static final int PER_CLOSENESS = 12;

    /** Whoever wants to see more types a second letter. */
    static final int MOST_OF_A_LETTER = 500;

    private static final String WORD = """
            CASE WHEN starts_with(d.tight_name, :%1$s) THEN %2$d WHEN strpos(d.name, ' ' || :%1$s) > 0 THEN %2$d + 1
                 WHEN starts_with(d.tight_brand, :%1$s) THEN %2$d + 2 WHEN strpos(d.brand, ' ' || :%1$s) > 0 THEN %2$d + 3
                 WHEN strpos(d.tight_collections, '|' || :%1$s) > 0 THEN %2$d + 4
                 WHEN strpos(d.collections, ' ' || :%1$s) > 0 THEN %2$d + 5
                 WHEN strpos(d.tight_further, '|' || :%1$s) > 0 THEN %2$d + 9
                 WHEN strpos(d.further, ' ' || :%1$s) > 0 THEN %2$d + 10 END""";

    private static final String LITERAL =
            WORD.replace("WHEN strpos(d.tight_further", """
                 WHEN strpos(d.tight_name, :%1$s) > 0 THEN %2$d + 6 WHEN strpos(d.tight_brand, :%1$s) > 0 THEN %2$d + 7
                 WHEN strpos(d.tight_collections, :%1$s) > 0 THEN %2$d + 8
                 WHEN strpos(d.tight_further""").replace(" END", """

                 WHEN strpos(d.tight_further, :%1$s) > 0 THEN %2$d + 11 END""");

    private static final String OPENING = """
            CASE WHEN d.tight_name ~ ('^' || :%1$s) THEN %2$d WHEN d.tight_brand ~ ('^' || :%1$s) THEN %2$d + 2
                 WHEN d.tight_collections ~ ('[|]' || :%1$s) THEN %2$d + 4
                 WHEN d.tight_further ~ ('[|]' || :%1$s) THEN %2$d + 9 END""";

    private static final String PATTERN = """
            CASE WHEN d.tight_name ~ ('^' || :%1$s) THEN %2$d WHEN d.name ~ (' ' || :%1$s) THEN %2$d + 1
                 WHEN d.tight_brand ~ ('^' || :%1$s) THEN %2$d + 2 WHEN d.brand ~ (' ' || :%1$s) THEN %2$d + 3
                 WHEN d.tight_collections ~ ('[|]' || :%1$s) THEN %2$d + 4
                 WHEN d.collections ~ (' ' || :%1$s) THEN %2$d + 5
                 WHEN d.tight_name ~ :%1$s THEN %2$d + 6 WHEN d.tight_brand ~ :%1$s THEN %2$d + 7
                 WHEN d.tight_collections ~ :%1$s THEN %2$d + 8
                 WHEN d.tight_further ~ ('[|]' || :%1$s) THEN %2$d + 9 WHEN d.further ~ (' ' || :%1$s) THEN %2$d + 10
                 WHEN d.tight_further ~ :%1$s THEN %2$d + 11 END""";

    /** The product ids of the most popular documents with this condition, in the order of the index. */
    private static final String FIRST = """
            (SELECT d.product_id FROM search_document d WHERE d.available AND %s
             ORDER BY d.weight DESC, d.created_at DESC, d.product_id LIMIT %d)""";

    private final Map<String, Object> bound = new LinkedHashMap<>();
    private final String matches;
    private final String farthest;
    private final String sum;

    private SearchStatement(SearchQuery query, List<List<Form>> words) {
        var conditions = new ArrayList<String>();
        var ranks = new ArrayList<String>();
        for (List<Form> forms : words) {
            conditions.add(forms.stream().map(this::indexed).collect(Collectors.joining(" OR ", "(", ")")));
            ranks.add(forms.stream().map(this::rank).collect(Collectors.joining(",\n", "coalesce(", ")")));
        }
        bound.put("whole", query.whole());
        var columns =
                IntStream.range(0, ranks.size()).mapToObj("rank%d"::formatted).toList();
        farthest = "greatest(%s)".formatted(String.join(", ", columns));
        sum = String.join(" + ", columns);
        String each = IntStream.range(0, ranks.size())
                .mapToObj(at -> ranks.get(at) + " AS " + columns.get(at))
                .collect(Collectors.joining(",\n"));
        matches = """
                SELECT d.product_id, d.popularity, d.created_at,
                    CASE WHEN d.tight_name = :whole THEN 0 WHEN starts_with(d.tight_name, :whole) THEN 1 ELSE 2 END AS whole,
                    %s
                FROM search_document d WHERE d.available AND %s""".formatted(each, bounded(query, String.join(" AND ", conditions)));
    }

    static SearchStatement of(SearchQuery query, List<List<Form>> forms) {
        return new SearchStatement(query, forms);
    }

    private String bounded(SearchQuery query, String condition) {
        return query.letter()
                .map(letter -> {
                    bound.put("opening", letter.toArray(Integer[]::new));
                    return "d.product_id IN (%s UNION %s) AND %s"
                            .formatted(
                                    FIRST.formatted("d.grams @> CAST(:opening AS int[])", MOST_OF_A_LETTER),
                                    FIRST.formatted(condition, MOST_OF_A_LETTER),
                                    condition);
                })
                .orElse(condition);
    }

    private String indexed(Form form) {
        String name = "g" + bound.size();
        bound.put(name, form.grams().toArray(Integer[]::new));
        return "d.grams @> CAST(:%s AS int[])".formatted(name);
    }

    /** Forms of a word come from near to far, so the first one that is there decides. */
    private String rank(Form form) {
        String name = "t" + bound.size();
        bound.put(name, form.text());
        String template =
                switch (form.place()) {
                    case OPENING -> OPENING;
                    case WORD -> WORD;
                    case ANYWHERE -> form.pattern() ? PATTERN : LITERAL;
                };
        return template.formatted(name, form.closeness().ordinal() * PER_CLOSENESS);
    }

    /** Ids of found products, the best first. */
    DatabaseClient.GenericExecuteSpec page(DatabaseClient db, int limit, long offset) {
        // OFFSET 0 keeps the ranks from being computed once for the condition and once more for the order. A word that
        // was not found has no rank, and then there is no sum.
        String sql = """
                SELECT product_id FROM (SELECT m.*, %s AS farthest, %s AS sum FROM (%s OFFSET 0) m) f
                WHERE sum IS NOT NULL
                ORDER BY CASE WHEN farthest < %d THEN whole ELSE 2 END, farthest, sum, popularity DESC, created_at DESC, product_id
                LIMIT :limit OFFSET :offset""".formatted(farthest, sum, matches, PER_CLOSENESS);
        return bind(db.sql(sql)).bind("limit", limit).bind("offset", offset);
    }

    /** One row per found product, at most so many. */
    DatabaseClient.GenericExecuteSpec some(DatabaseClient db, int most) {
        String sql = "SELECT product_id FROM (%s OFFSET 0) m WHERE %s IS NOT NULL LIMIT :limit".formatted(matches, sum);
        return bind(db.sql(sql)).bind("limit", most);
    }

    private DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec spec) {
        var all = spec;
        for (var value : bound.entrySet()) {
            all = all.bind(value.getKey(), value.getValue());
        }
        return all;
    }
}
