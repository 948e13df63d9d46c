package com.byeolshow.catalog.search.web;

import com.byeolshow.catalog.search.SuggestSearches;
import com.byeolshow.catalog.search.Suggestion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What to search for, while somebody types. */
@RestController
final class SuggestionEndpoints {

    private final SuggestSearches suggest;

    SuggestionEndpoints(SuggestSearches suggest) {
        this.suggest = suggest;
    }

    /** Names that go on from {@code q}, at most ten. */
    @GetMapping("/v1/products/suggestions")
    Mono<Suggestions> suggestions(@RequestParam(required = false) @Nullable String q) {
        return suggest.run(q)
                .map(all -> new Suggestions(all.stream().map(SuggestionBody::of).toList()));
    }

    record Suggestions(List<SuggestionBody> suggestions) {}

    /** @param kind {@code brand}, {@code collection} or {@code product}, to which the id belongs */
    record SuggestionBody(String kind, String id, String text) {

        static SuggestionBody of(Suggestion suggestion) {
            return new SuggestionBody(
                    suggestion.kind().name().toLowerCase(Locale.ROOT), suggestion.id(), suggestion.text());
        }
    }
}
