package com.byeolshow.catalog.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.search.Label;
import com.byeolshow.catalog.search.Label.Named;
import com.byeolshow.catalog.search.Suggestion;
import com.byeolshow.catalog.search.Suggestion.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionRulesTest {

    private static final SearchQuery LIP = SearchQuery.read("립").orElseThrow();

    private static Label product(int number, String name, Named brand, Named... collections) {
        return new Label("P" + number, name, brand, List.of(collections));
    }

    @Test
    void namesThatReadAlikeAreSuggestedOnce() {
        var brand = new Named("B1", "립 하우스");

        assertThat(SuggestionRules.of(
                        LIP,
                        List.of(
                                product(1, "립 틴트", brand, new Named("C1", "립"), new Named("C2", "뷰티")),
                                product(2, "립-틴트", brand, new Named("C1", "립")),
                                product(3, "립", brand))))
                .containsExactly(
                        new Suggestion(Kind.BRAND, "B1", "립 하우스"),
                        new Suggestion(Kind.COLLECTION, "C1", "립"),
                        new Suggestion(Kind.PRODUCT, "P1", "립 틴트"));
    }

    @Test
    void threeOfAKindAndTenInAllAtMost() {
        var found = IntStream.range(0, 20)
                .mapToObj(at -> product(at, "립 " + at, new Named("B" + at, "립B" + at), new Named("C" + at, "립C" + at)))
                .toList();

        var suggested = SuggestionRules.of(LIP, found);

        assertThat(suggested).hasSize(10);
        assertThat(suggested).filteredOn(each -> each.kind() == Kind.BRAND).hasSize(3);
        assertThat(suggested).filteredOn(each -> each.kind() == Kind.COLLECTION).hasSize(3);
        assertThat(suggested.get(6)).isEqualTo(new Suggestion(Kind.PRODUCT, "P0", "립 0"));
    }

    @Test
    void brandAndCollectionAreSuggestedOnlyIfTheyAreCalledSo() {
        assertThat(SuggestionRules.of(LIP, List.of(product(1, "립", new Named("B1", "별뷰티"), new Named("C1", "뷰티")))))
                .containsExactly(new Suggestion(Kind.PRODUCT, "P1", "립"));
    }

    @Test
    void aProductIsSuggestedOnlyIfItsNameCompletesWhatWasTyped() {
        assertThat(SuggestionRules.of(
                        LIP,
                        List.of(
                                product(1, "무선 조명", new Named("B1", "별뷰티"), new Named("C1", "리빙")),
                                product(2, "붉은 것", new Named("B2", "립 하우스")))))
                .containsExactly(
                        new Suggestion(Kind.BRAND, "B2", "립 하우스"), new Suggestion(Kind.COLLECTION, "C1", "리빙"));
    }

    @Test
    void furtherWordsMayBeTheBrands() {
        var query = SearchQuery.read("별뷰티 립").orElseThrow();

        assertThat(SuggestionRules.of(query, List.of(product(1, "립 틴트", new Named("B1", "별뷰티")))))
                .containsExactly(new Suggestion(Kind.PRODUCT, "P1", "립 틴트"));
    }
}
