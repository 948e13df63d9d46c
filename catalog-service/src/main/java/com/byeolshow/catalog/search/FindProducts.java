package com.byeolshow.catalog.search;

import com.byeolshow.catalog.search.model.Corrections;
import com.byeolshow.catalog.search.model.Form;
import com.byeolshow.catalog.search.model.SearchProblem.BadSearch;
import com.byeolshow.catalog.search.model.SearchQuery;
import com.byeolshow.catalog.search.model.SearchQuery.Reach;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds products on sale by what a shopper typed. */
@Component
public final class FindProducts {

    /** With so many hits the shopper probably meant what was typed, and nothing else is looked for. */
    private static final int ENOUGH = 10;

    /** Known words that resemble a mistyped one, before they are judged. */
    private static final int RESEMBLING = 50;

    private final DatabaseClient db;

    FindProducts(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Ids of a page of products, the best match first and among equals the most popular. The search goes farther from what
     * was typed only as long as there is too little: to words whose last syllable goes on, to the other language
     * of the keyboard, to words that are spelled nearly so.
     *
     * @param typed refused when there is nothing to search for
     */
    public Mono<List<String>> run(@Nullable String typed, Page page) {
        return Mono.justOrEmpty(SearchQuery.read(typed))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new BadSearch())))
                .flatMap(query -> asTyped(query, page));
    }

    private Mono<List<String>> asTyped(SearchQuery query, Page page) {
        return page(query, query.forms(Reach.TYPED), page, ENOUGH)
                .switchIfEmpty(Mono.defer(() -> unfinished(query, page)))
                .switchIfEmpty(
                        Mono.defer(() -> Mono.justOrEmpty(query.switched()).flatMap(other -> unfinished(other, page))))
                .switchIfEmpty(Mono.defer(() -> mistyped(query, page)));
    }

    private Mono<List<String>> unfinished(SearchQuery query, Page page) {
        return page(query, query.forms(Reach.UNFINISHED), page, 1);
    }

    private Mono<List<String>> mistyped(SearchQuery query, Page page) {
        return Flux.fromIterable(query.words())
                .concatMap(this::corrections)
                .collectList()
                .flatMap(corrections ->
                        ids(SearchStatement.of(query, query.forms(corrections)).page(db, page.size(), page.offset())));
    }

    private Mono<List<String>> corrections(String word) {
        return Mono.justOrEmpty(Corrections.keys(word))
                .flatMap(keys -> db.sql("SELECT word FROM words_typed_like(:keys, :most) AS known (word)")
                        .bind("keys", keys)
                        .bind("most", RESEMBLING)
                        .map(row -> Objects.requireNonNull(row.get("word", String.class)))
                        .all()
                        .collectList())
                .map(known -> Corrections.of(word, known))
                .defaultIfEmpty(List.of());
    }

    /** The page, or nothing when the forms find fewer than that many products in all, whatever page is asked for. */
    private Mono<List<String>> page(SearchQuery query, List<List<Form>> forms, Page page, int enough) {
        var statement = SearchStatement.of(query, forms);
        return ids(statement.page(db, page.size(), page.offset()))
                .filterWhen(found -> page.offset() + found.size() >= enough && !found.isEmpty()
                        ? Mono.just(true)
                        : page.number() == 1
                                ? Mono.just(false)
                                : ids(statement.some(db, enough)).map(some -> some.size() >= enough));
    }

    private static Mono<List<String>> ids(DatabaseClient.GenericExecuteSpec found) {
        return found.map(row -> Objects.requireNonNull(row.get("product_id", String.class)))
                .all()
                .collectList();
    }

    /** The best products for a text somebody still types; the last syllable may go on. */
    Mono<List<String>> first(SearchQuery query, int most) {
        return ids(SearchStatement.of(query, query.forms(Reach.UNFINISHED)).page(db, most, 0));
    }
}
