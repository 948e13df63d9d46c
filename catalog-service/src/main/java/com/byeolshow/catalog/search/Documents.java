package com.byeolshow.catalog.search;

import com.byeolshow.catalog.search.model.SearchDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where search documents and the words in them are kept. */
@Component
class Documents {

    private final DatabaseClient db;

    Documents(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Writes documents, replacing older ones of the same products.
     *
     * @param popularity by product id; taken for new documents only, as existing ones are told of every change
     */
    Mono<Void> put(List<SearchDocument> documents, Map<String, Long> popularity) {
        return db.sql("""
                        INSERT INTO search_document (product_id, shape, available, name, brand, collections, further, grams,
                            popularity, created_at)
                        SELECT r.id, :shape, r.available, r.name, r.brand, r.collections, r.further,
                            CAST(string_to_array(r.grams, ',') AS int[]), r.popularity, to_timestamp(r.created / 1000.0)
                        FROM unnest(CAST(:ids AS text[]), CAST(:available AS boolean[]), CAST(:names AS text[]),
                            CAST(:brands AS text[]), CAST(:collections AS text[]), CAST(:further AS text[]), CAST(:grams AS text[]),
                            CAST(:popularity AS bigint[]), CAST(:created AS bigint[]))
                            AS r (id, available, name, brand, collections, further, grams, popularity, created)
                        ORDER BY r.id
                        ON CONFLICT (product_id) DO UPDATE SET shape = excluded.shape, available = excluded.available,
                            name = excluded.name, brand = excluded.brand, collections = excluded.collections, further = excluded.further,
                            grams = excluded.grams""")
                .bind("shape", SearchDocument.SHAPE)
                .bind("ids", texts(documents, SearchDocument::productId))
                .bind(
                        "available",
                        documents.stream()
                                .map(each -> each.product().available())
                                .toArray(Boolean[]::new))
                .bind("names", texts(documents, SearchDocument::name))
                .bind("brands", texts(documents, SearchDocument::brand))
                .bind("collections", texts(documents, SearchDocument::collections))
                .bind("further", texts(documents, SearchDocument::further))
                .bind("grams", texts(documents, Documents::grams))
                .bind(
                        "popularity",
                        documents.stream()
                                .map(each -> popularity.getOrDefault(each.productId(), 0L))
                                .toArray(Long[]::new))
                .bind(
                        "created",
                        documents.stream()
                                .map(each -> each.product().createdAt().toEpochMilli())
                                .toArray(Long[]::new))
                .then();
    }

    /** An array of arrays would have to be rectangular, so each row's numbers travel as text. */
    private static String grams(SearchDocument document) {
        return document.grams().stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String[] texts(List<SearchDocument> documents, Function<SearchDocument, String> column) {
        return documents.stream().map(column).toArray(String[]::new);
    }

    /** Remembers words that mistyped ones may mean. Nearly always all are known, and then nothing is locked. */
    Mono<Void> learn(SortedMap<String, String> keysByWord) {
        return keysByWord.isEmpty()
                ? Mono.empty()
                : db.sql("""
                                INSERT INTO search_word (word, keys)
                                SELECT n.word, n.keys FROM unnest(CAST(:words AS text[]), CAST(:keys AS text[])) AS n (word, keys)
                                WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = n.word)
                                ORDER BY n.word ON CONFLICT DO NOTHING""")
                        .bind("words", keysByWord.keySet().toArray(String[]::new))
                        .bind("keys", keysByWord.values().toArray(String[]::new))
                        .then();
    }

    /**
     * Those of the products whose document is missing or of an older shape. A newer one is of a replica that was updated
     * before this one; undoing its work would only make both begin again.
     */
    Mono<List<String>> missing(Collection<String> productIds) {
        return db.sql("""
                        SELECT wanted.id FROM unnest(CAST(:ids AS text[])) AS wanted (id)
                        LEFT JOIN search_document d ON d.product_id = wanted.id AND d.shape >= :shape
                        WHERE d.product_id IS NULL ORDER BY wanted.id""")
                .bind("ids", productIds.toArray(String[]::new))
                .bind("shape", SearchDocument.SHAPE)
                .map(row -> Objects.requireNonNull(row.get("id", String.class)))
                .all()
                .collectList();
    }

    /** Sets how popular products are; those without document get it when they are indexed. */
    Mono<Void> weigh(SortedMap<String, Long> popularity) {
        String[] ids = popularity.keySet().toArray(String[]::new);
        // Locked in the order in which every writer of several documents goes.
        var locked = db.sql(
                        "SELECT product_id FROM search_document WHERE product_id = ANY(:ids) ORDER BY product_id FOR UPDATE")
                .bind("ids", ids)
                .then();
        var written = db.sql("""
                        UPDATE search_document d SET popularity = r.score
                        FROM unnest(CAST(:ids AS text[]), CAST(:scores AS bigint[])) AS r (id, score)
                        WHERE d.product_id = r.id AND d.popularity <> r.score""")
                .bind("ids", ids)
                .bind("scores", popularity.values().toArray(Long[]::new))
                .then();
        return locked.then(written);
    }
}
