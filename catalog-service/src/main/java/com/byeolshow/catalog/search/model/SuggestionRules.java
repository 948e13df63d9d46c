package com.byeolshow.catalog.search.model;

import com.byeolshow.catalog.search.Label;
import com.byeolshow.catalog.search.Suggestion;
import com.byeolshow.catalog.search.Suggestion.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses what to suggest from the products that were found. */
public final class SuggestionRules {

    /** What fits under a search field on a phone. */
    public static final int MOST = 10;

    /** Brands and collections lead to many products each, so a few of them say enough. */
    static final int MOST_OF_A_KIND = 3;

    private SuggestionRules() {}

    /**
     * Brands and collections that are called so, then products that are; no two that read alike.
     *
     * @param found the best first
     */
    public static List<Suggestion> of(SearchQuery query, List<Label> found) {
        Map<String, Suggestion> brands = new LinkedHashMap<>();
        Map<String, Suggestion> collections = new LinkedHashMap<>();
        Map<String, Suggestion> products = new LinkedHashMap<>();
        for (Label label : found) {
            var brand = label.brand();
            if (brand != null && query.within(brand.name())) {
                put(brands, new Suggestion(Kind.BRAND, brand.id(), brand.name()));
            }
            label.collections().stream()
                    .filter(each -> query.within(each.name()))
                    .forEach(each -> put(collections, new Suggestion(Kind.COLLECTION, each.id(), each.name())));
            if (isCalledSo(query, label)) {
                put(products, new Suggestion(Kind.PRODUCT, label.id(), label.name()));
            }
        }
        var chosen = new ArrayList<Suggestion>();
        var read = new HashSet<String>();
        take(brands, MOST_OF_A_KIND, chosen, read);
        take(collections, MOST_OF_A_KIND, chosen, read);
        take(products, MOST, chosen, read);
        return chosen.stream().limit(MOST).toList();
    }

    /**
     * Whether a product's own name completes what was typed, further words perhaps its brand's. One that was only found in
     * a collection of that name would read like a mistake.
     */
    private static boolean isCalledSo(SearchQuery query, Label label) {
        var brand = label.brand();
        return query.within(label.name())
                || (brand != null && query.words().size() > 1 && query.within(brand.name() + " " + label.name()));
    }

    private static void put(Map<String, Suggestion> suggestions, Suggestion suggestion) {
        suggestions.putIfAbsent(SearchText.normalised(suggestion.text()), suggestion);
    }

    private static void take(Map<String, Suggestion> from, int most, List<Suggestion> chosen, HashSet<String> read) {
        from.entrySet().stream()
                .filter(each -> !read.contains(each.getKey()))
                .limit(most)
                .forEach(each -> {
                    read.add(each.getKey());
                    chosen.add(each.getValue());
                });
    }
}
