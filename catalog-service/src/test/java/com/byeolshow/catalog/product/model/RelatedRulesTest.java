package com.byeolshow.catalog.product.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.ProductId;
import com.byeolshow.catalog.product.model.RelatedRules.Candidate;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelatedRulesTest {

    private static final Instant NOON = Instant.parse("2030-05-01T03:00:00Z");
    private static final String LIPS = "lips";

    private static Candidate candidate(
            String id, @Nullable String brand, long sale, boolean soldOut, int age, String... in) {
        return new Candidate(
                new ProductId(id), brand, Won.of(sale), Arrays.asList(in), soldOut, NOON.minusSeconds(age));
    }

    private static List<String> order(@Nullable Candidate shown, Candidate... others) {
        return RelatedRules.order(LIPS, shown, Arrays.asList(others)).stream()
                .map(ProductId::value)
                .toList();
    }

    @Test
    void soldOutGoodsComeLast() {
        assertThat(order(
                        candidate("P", "B", 1_000, false, 0, LIPS),
                        candidate("twin", "B", 1_000, true, 0, LIPS),
                        candidate("stranger", null, 9_000, false, 9)))
                .containsExactly("stranger", "twin");
    }

    @Test
    void sharedCollectionsCountMoreThanBrandAndPrice() {
        assertThat(order(
                        candidate("P", "B", 1_000, false, 0, LIPS, "sale"),
                        candidate("brand", "B", 1_000, false, 0, LIPS),
                        candidate("shares", null, 9_000, false, 9, LIPS, "sale")))
                .containsExactly("shares", "brand");
    }

    @Test
    void goodsOfTheCollectionItselfComeBeforeThoseBelowIt() {
        assertThat(order(
                        null, candidate("below", null, 1, false, 0, "tints"), candidate("in", null, 1, false, 9, LIPS)))
                .containsExactly("in", "below");
    }

    @Test
    void brandCountsMoreThanPriceAndPriceMoreThanAge() {
        assertThat(order(
                        candidate("P", "B", 1_000, false, 0, LIPS),
                        candidate("new", "C", 2_000, false, 1, LIPS),
                        candidate("near", "C", 900, false, 5, LIPS),
                        candidate("brand", "B", 9_000, false, 9, LIPS)))
                .containsExactly("brand", "near", "new");
    }

    @Test
    void withoutBrandsNobodyIsOfTheSame() {
        assertThat(order(
                        candidate("P", null, 1_000, false, 0, LIPS),
                        candidate("far", null, 5_000, false, 0, LIPS),
                        candidate("near", "C", 1_000, false, 9, LIPS)))
                .containsExactly("near", "far");
    }

    @Test
    void withNothingOnScreenTheNewestComesFirst() {
        assertThat(order(null, candidate("old", "B", 1, false, 9, LIPS), candidate("new", null, 9_999, false, 1, LIPS)))
                .containsExactly("new", "old");
    }

    @Property
    void everyOtherProductHasOnePlaceWhateverTheOrderTheyCameIn(
            @ForAll("candidates") List<Candidate> candidates, @ForAll Random random) {
        var shown = candidates.isEmpty() ? null : candidates.getFirst();
        var shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);

        var order = RelatedRules.order(LIPS, shown, candidates);

        assertThat(RelatedRules.order(LIPS, shown, shuffled)).isEqualTo(order);
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        candidates.stream().skip(1).map(Candidate::id).toList());
    }

    @Property
    void nothingThatCanBeBoughtStandsBehindWhatCannot(@ForAll("candidates") List<Candidate> candidates) {
        var soldOut = RelatedRules.order(LIPS, null, candidates).stream()
                .map(id ->
                        candidates.stream().filter(each -> each.id().equals(id)).anyMatch(Candidate::soldOut))
                .toList();

        assertThat(soldOut).isSorted();
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofLength(4),
                        Arbitraries.of("B", "C").injectNull(0.3),
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.of(LIPS, "tints", "sale")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3))
                .as((id, brand, sale, in, soldOut, age) ->
                        candidate(id, brand, sale, soldOut, age, in.toArray(String[]::new)))
                .list()
                .uniqueElements(Candidate::id)
                .ofMaxSize(12);
    }
}
