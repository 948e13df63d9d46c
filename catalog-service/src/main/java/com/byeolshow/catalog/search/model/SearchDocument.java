package com.byeolshow.catalog.search.model;

import com.byeolshow.catalog.search.Searchable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of a product so that it can be found.
 *
 * @param name normalised, with a space before each word
 * @param brand in the same form; empty without brand
 * @param collections each in the same form behind a bar
 * @param further the vendor and what can be chosen of, in that form as well
 * @param grams of all fields, sorted
 */
public record SearchDocument(
        String productId,
        String name,
        String brand,
        String collections,
        String further,
        List<Integer> grams,
        Searchable product) {

    /** Grows with every change of how documents are made; older ones are then made anew. */
    public static final int SHAPE = 3;

    /** Nobody has more sizes and colours than this; what only makes products differ does not tell them apart. */
    static final int MOST_FURTHER = 100;

    /** Words shorter than this are not corrected: anything is one stroke away from them. */
    static final int SHORTEST_CORRECTED = 4;

    public static SearchDocument of(Searchable product) {
        String name = SearchText.normalised(product.name());
        String brand = product.brand() == null ? "" : SearchText.normalised(product.brand());
        List<String> collections = named(product.collections().stream());
        List<String> further =
                named(Stream.concat(Stream.ofNullable(product.vendor()), product.choices().stream())).stream()
                        .limit(MOST_FURTHER)
                        .toList();
        var grams = new TreeSet<>(Grams.of(name));
        grams.addAll(Grams.of(brand));
        collections.forEach(collection -> grams.addAll(Grams.of(collection)));
        further.forEach(each -> grams.addAll(Grams.of(each)));
        return new SearchDocument(
                product.id(),
                spaced(name),
                spaced(brand),
                barred(collections),
                barred(further),
                List.copyOf(grams),
                product);
    }

    private static List<String> named(Stream<String> names) {
        return names.map(SearchText::normalised)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static String barred(List<String> names) {
        return names.stream().map(each -> "|" + spaced(each)).collect(Collectors.joining());
    }

    private static String spaced(String normalised) {
        return normalised.isEmpty() ? "" : " " + normalised;
    }

    /** Words of some documents that a mistyped one may mean, with the keys that type them. */
    public static TreeMap<String, String> correctable(List<SearchDocument> documents) {
        var words = new TreeMap<String, String>();
        for (SearchDocument document : documents) {
            var all = new ArrayList<>(List.of(document.name(), document.brand()));
            all.addAll(List.of(document.collections().split("\\|")));
            all.addAll(List.of(document.further().split("\\|")));
            for (String field : all) {
                for (String word : SearchText.words(field.strip())) {
                    String keys = Keyboard.keys(word);
                    if (keys.length() >= SHORTEST_CORRECTED && keys.chars().anyMatch(Character::isLetter)) {
                        words.put(word, keys);
                    }
                }
            }
        }
        return words;
    }
}
