package com.byeolshow.catalog.search;

import com.byeolshow.catalog.search.model.SearchProblem.BadSearch;
import com.byeolshow.catalog.search.model.SearchQuery;
import com.byeolshow.catalog.search.model.SuggestionRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Completes what somebody is typing into the search field: names of brands, collections and products on sale. */
@Component
public final class SuggestSearches {

    /** Products whose names are looked at; several may carry the same one. */
    private static final int LOOKED_AT = 40;

    private final FindProducts find;
    private final ProductSource products;
    private final RememberedSuggestions remembered;

    SuggestSearches(FindProducts find, ProductSource products, SearchSettings settings) {
        this.find = find;
        this.products = products;
        this.remembered = new RememberedSuggestions(settings.suggestionsKept(), this::answer);
    }

    /** At most ten suggestions; none for an empty field, while a text too long or without letters is refused. */
    public Mono<List<Suggestion>> run(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Mono.just(List.of());
        }
        return Mono.justOrEmpty(SearchQuery.read(typed))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new BadSearch())))
                .flatMap(remembered::of);
    }

    private Mono<List<Suggestion>> answer(SearchQuery query) {
        return suggested(query)
                .filter(suggestions -> !suggestions.isEmpty())
                .switchIfEmpty(
                        Mono.defer(() -> Mono.justOrEmpty(query.switched()).flatMap(this::suggested)))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<Suggestion>> suggested(SearchQuery query) {
        return find.first(query, LOOKED_AT)
                .flatMap(ids -> ids.isEmpty() ? Mono.just(List.<Label>of()) : products.labels(ids))
                .map(labels -> SuggestionRules.of(query, labels));
    }
}
