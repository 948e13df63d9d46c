package com.byeolshow.broadcast.sales.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributionRulesTest {

    private static final Instant EVENING = Instant.parse("2030-05-01T11:00:00Z");

    @Test
    void anOrderBelongsToTheShowThatWasLiveAndListedTheProduct() {
        var airings = List.of(live(1, "P1", 0, null), live(2, "P2", 0, null));
        assertThat(AttributionRules.showsOf(at(5), airings))
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of("P1", new ShowId(1), "P2", new ShowId(2)));
    }

    @Test
    void beforeTheStartAndFromTheEndOnItBelongsToNobody() {
        var airings = List.of(live(1, "P1", 10, 20));
        assertThat(AttributionRules.showsOf(at(9), airings)).isEmpty();
        assertThat(AttributionRules.showsOf(at(10), airings)).containsEntry("P1", new ShowId(1));
        assertThat(AttributionRules.showsOf(at(19), airings)).containsEntry("P1", new ShowId(1));
        assertThat(AttributionRules.showsOf(at(20), airings)).isEmpty();
    }

    @Test
    void ofSeveralTheOneThatWentLiveLast() {
        var airings = List.of(live(3, "P1", 2, null), live(1, "P1", 4, null), live(2, "P1", 1, null));
        assertThat(AttributionRules.showsOf(at(5), airings)).containsEntry("P1", new ShowId(1));
        assertThat(AttributionRules.showsOf(at(3), airings)).containsEntry("P1", new ShowId(3));
    }

    @Test
    void aProductCountsFromWhenItWasListedUntilItWasNot() {
        var airings = List.of(new Airing(new ShowId(1), "P1", at(0), null, at(10), at(20)));
        assertThat(AttributionRules.showsOf(at(9), airings)).isEmpty();
        assertThat(AttributionRules.showsOf(at(10), airings)).hasSize(1);
        assertThat(AttributionRules.showsOf(at(20), airings)).isEmpty();
    }

    @Property
    void theOrderOfTheAiringsDoesNotMatter(
            @ForAll("airings") List<Airing> airings, @ForAll @IntRange(max = 40) int minute, @ForAll Random random) {
        var shuffled = new ArrayList<>(airings);
        Collections.shuffle(shuffled, random);
        assertThat(AttributionRules.showsOf(at(minute), shuffled))
                .isEqualTo(AttributionRules.showsOf(at(minute), airings));
    }

    @Property
    void whoeverIsNamedWasLiveAndNobodyWhoWasWentLiveLater(
            @ForAll("airings") List<Airing> airings, @ForAll @IntRange(max = 40) int minute) {
        Instant moment = at(minute);
        var shows = AttributionRules.showsOf(moment, airings);
        for (String product : List.of("P1", "P2")) {
            var possible = airings.stream()
                    .filter(airing -> airing.productId().equals(product) && airing.covers(moment))
                    .toList();
            assertThat(shows.containsKey(product)).isEqualTo(!possible.isEmpty());
            possible.forEach(airing -> assertThat(possible)
                    .anySatisfy(chosen -> assertThat(chosen.show().equals(shows.get(product))
                                    && !chosen.liveSince().isBefore(airing.liveSince()))
                            .isTrue()));
        }
    }

    @Provide
    Arbitrary<List<Airing>> airings() {
        var minutes = Arbitraries.integers().between(0, 40);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 5), Arbitraries.of("P1", "P2"), minutes, minutes.injectNull(0.5))
                .as(AttributionRulesTest::live)
                .list()
                .ofMaxSize(8);
    }

    private static Airing live(long show, String product, int from, @Nullable Integer until) {
        return new Airing(new ShowId(show), product, at(from), until == null ? null : at(until), at(0), null);
    }

    private static Instant at(int minute) {
        return EVENING.plusSeconds(60L * minute);
    }
}
