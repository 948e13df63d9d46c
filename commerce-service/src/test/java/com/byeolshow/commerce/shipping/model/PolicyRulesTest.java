package com.byeolshow.commerce.shipping.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.shipping.ShippingPolicy.PostcodeArea;
import com.byeolshow.commerce.shipping.model.PolicyDraft.RegionDraft;
import com.byeolshow.commerce.shipping.model.PolicyDraft.RuleDraft;
import com.byeolshow.commerce.shipping.model.PolicyShaping.Faulty;
import com.byeolshow.commerce.shipping.model.PolicyShaping.Shaped;
import com.byeolshow.platform.form.FieldError;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {

    private static final RuleDraft PLAIN = new RuleDraft(50_000L, null, 3_000L);

    private static PolicyDraft draft(@Nullable RuleDraft... rules) {
        return new PolicyDraft(null, null, null, Arrays.asList(rules), null);
    }

    private static PolicyDraft with(@Nullable RegionDraft... regions) {
        return new PolicyDraft(null, null, null, List.of(PLAIN), Arrays.asList(regions));
    }

    private static RegionDraft jeju() {
        return new RegionDraft("제주", List.of("제주"), null, List.of("63"), List.of(new RuleDraft(null, 0L, 6_000L)));
    }

    private static PolicyShaping shape(PolicyDraft draft) {
        return PolicyRules.shape("S1", draft, "standard");
    }

    private static List<String> wrong(PolicyDraft draft) {
        return shape(draft) instanceof Faulty(var errors)
                ? errors.stream().map(FieldError::field).toList()
                : List.of();
    }

    @Test
    void whatIsLeftOutHasADefault() {
        assertThat(shape(draft(PLAIN))).isInstanceOfSatisfying(Shaped.class, shaped -> {
            var policy = shaped.policy();
            assertThat(policy.vendor()).isEqualTo("S1");
            assertThat(policy.method()).isEqualTo("standard");
            assertThat(policy.country()).isEqualTo("KR");
            assertThat(policy.rules()).singleElement().satisfies(rule -> assertThat(rule.weightOver())
                    .isZero());
            assertThat(policy.regions()).isEmpty();
            assertThat(policy.version()).isZero();
        });
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var draft = new PolicyDraft(
                null,
                " ",
                "KOR",
                Arrays.asList(
                        new RuleDraft(-1L, 1L, null),
                        null,
                        new RuleDraft(null, 1L, 100_000_001L),
                        new RuleDraft(null, -5L, 0L)),
                Arrays.asList(null, new RegionDraft(null, null, null, null, null)));

        assertThat(wrong(draft))
                .containsExactly(
                        "method",
                        "country",
                        "rules[0].fee",
                        "rules[0].freeOver",
                        "rules[1]",
                        "rules[2].weightOver",
                        "rules[2].fee",
                        "rules[3].weightOver",
                        "regions[0]",
                        "regions[1].name",
                        "regions[1].rules");
    }

    @Test
    void someRuleMustStartAtZero() {
        assertThat(wrong(draft(new RuleDraft(null, 1L, 0L)))).containsExactly("rules");
        assertThat(wrong(draft())).containsExactly("rules");
        assertThat(wrong(new PolicyDraft(null, null, null, null, null))).containsExactly("rules");
    }

    @Test
    void amountsHaveBounds() {
        assertThat(wrong(draft(new RuleDraft(100_000_000L, 0L, 100_000_000L)))).isEmpty();
        assertThat(wrong(draft(PLAIN, new RuleDraft(0L, 10_000_000L, 0L)))).isEmpty();
        assertThat(wrong(draft(PLAIN, new RuleDraft(100_000_001L, 10_000_001L, 100_000_001L))))
                .containsExactly("rules[1].weightOver", "rules[1].weightOver", "rules[1].fee", "rules[1].freeOver");
    }

    @Test
    void listsHaveBounds() {
        var twenty = LongStream.range(0, 20)
                .mapToObj(i -> new RuleDraft(null, i, 0L))
                .toArray(RuleDraft[]::new);
        var more = LongStream.range(0, 21)
                .mapToObj(i -> new RuleDraft(null, i, 0L))
                .toArray(RuleDraft[]::new);
        assertThat(wrong(draft(twenty))).isEmpty();
        assertThat(wrong(draft(more))).containsExactly("rules");

        var regions = LongStream.range(0, 20)
                .mapToObj(i -> new RegionDraft("R" + i, List.of("제주"), null, null, List.of(PLAIN)))
                .toList();
        assertThat(wrong(with(regions.toArray(RegionDraft[]::new)))).isEmpty();
        assertThat(wrong(with(Collections.nCopies(21, jeju()).toArray(RegionDraft[]::new))))
                .containsExactly("regions");

        assertThat(wrong(with(new RegionDraft("A", Collections.nCopies(50, "제주"), null, null, List.of(PLAIN)))))
                .isEmpty();
        assertThat(wrong(with(new RegionDraft("A", Collections.nCopies(51, "제주"), null, null, List.of(PLAIN)))))
                .containsExactly("regions[0].states");
        assertThat(wrong(with(new RegionDraft("A", null, Collections.nCopies(51, "제주"), null, List.of(PLAIN)))))
                .containsExactly("regions[0].cities");
        assertThat(wrong(with(new RegionDraft("A", null, null, Collections.nCopies(51, "63"), List.of(PLAIN)))))
                .containsExactly("regions[0].postcodes");
    }

    @Test
    void regionsSaySomewhereAndHaveNamesOfTheirOwn() {
        assertThat(wrong(with(jeju(), jeju()))).containsExactly("regions[1].name");
        assertThat(wrong(with(new RegionDraft("A", List.of(), List.of(), List.of(), List.of(PLAIN)))))
                .containsExactly("regions[0]");
        assertThat(wrong(with(new RegionDraft("A".repeat(51), Arrays.asList("", null), null, null, List.of(PLAIN)))))
                .containsExactly("regions[0].name", "regions[0].states[0]", "regions[0].states[1]");
        assertThat(wrong(with(new RegionDraft("A\0", List.of("제주"), null, null, List.of(PLAIN)))))
                .containsExactly("regions[0].name");
    }

    @ParameterizedTest
    @CsvSource({"63, 63, 63", "40200-40240, 40200, 40240", "1-2, 1, 2", "' 63 ', 63, 63"})
    void postcodesAreBeginningsOrAreas(String text, String from, String to) {
        assertThat(shape(with(new RegionDraft("A", null, null, List.of(text), List.of(PLAIN)))))
                .isInstanceOfSatisfying(Shaped.class, shaped -> {
                    assertThat(shaped.policy().regions().getFirst().postcodes())
                            .containsExactly(new PostcodeArea(from, to));
                    assertThat(new PostcodeArea(from, to).text()).isEqualTo(text.strip());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "63-", "-63", "63-6", "64-63", "123456", "63-64-65", "6 3"})
    void anythingElseIsNot(String text) {
        assertThat(wrong(with(new RegionDraft("A", null, null, List.of(text), List.of(PLAIN)))))
                .containsExactly("regions[0].postcodes[0]");
    }

    @Property
    void whateverIsSentIsShapedOrExplained(@ForAll("drafts") PolicyDraft draft) {
        switch (shape(draft)) {
            case Shaped(var policy) ->
                assertThat(policy.rules().getFirst().weightOver()).isZero();
            case Faulty(var errors) -> assertThat(errors).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<PolicyDraft> drafts() {
        Arbitrary<@Nullable Long> amounts = Arbitraries.of(0L, 1L, -1L, 3_000L, Long.MAX_VALUE, Long.MIN_VALUE)
                .injectNull(0.2);
        Arbitrary<List<@Nullable RuleDraft>> rules = Combinators.combine(amounts, amounts, amounts)
                .as(RuleDraft::new)
                .injectNull(0.1)
                .list()
                .ofMaxSize(4)
                .injectNull(0.1);
        Arbitrary<List<@Nullable String>> texts = Arbitraries.of("제주", "63", "40200-40240", "", "a\0")
                .injectNull(0.1)
                .list()
                .ofMaxSize(2)
                .injectNull(0.2);
        Arbitrary<List<@Nullable RegionDraft>> regions = Combinators.combine(
                        Arbitraries.of("A", "B", "").injectNull(0.1), texts, texts, texts, rules)
                .as(RegionDraft::new)
                .injectNull(0.1)
                .list()
                .ofMaxSize(3)
                .injectNull(0.2);
        return Combinators.combine(
                        amounts,
                        texts.map(list -> list == null || list.isEmpty() ? null : list.getFirst()),
                        rules,
                        regions)
                .as((version, method, general, local) -> new PolicyDraft(version, method, null, general, local));
    }
}
