package com.byeolshow.catalog.search;

import com.byeolshow.catalog.search.model.SearchQuery;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Suggestions that were just made. Everybody types the same beginnings, one letter at a time, and the shortest lead to the
 * most products: each is looked for once in a while instead of for everybody.
 */
final class RememberedSuggestions {

    /** Some megabytes; more beginnings than are typed in a minute. */
    private static final int MOST = 5_000;

    private final AsyncCache<SearchQuery, List<Suggestion>> made;
    private final Function<SearchQuery, Mono<List<Suggestion>>> answer;

    /** @param kept how long suggestions may be old; zero remembers none */
    RememberedSuggestions(Duration kept, Function<SearchQuery, Mono<List<Suggestion>>> answer) {
        this.made =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).buildAsync();
        this.answer = answer;
    }

    /** Remembered ones, or new ones that all who ask meanwhile wait for; a failure is not remembered. */
    Mono<List<Suggestion>> of(SearchQuery query) {
        // One who no longer waits does not take the answer away from the others.
        boolean othersWait = true;
        return Mono.fromFuture(
                () -> made.get(query, (asked, _) -> answer.apply(asked).toFuture()), othersWait);
    }
}
