package com.byeolshow.commerce.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.commerce.shipping.ShippingPolicy.PostcodeArea;
import com.byeolshow.commerce.shipping.ShippingPolicy.Region;
import com.byeolshow.commerce.shipping.ShippingPolicy.Rule;
import com.byeolshow.platform.money.Won;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingRulesTest {

    private static final ShippingPolicy HOUSE = new ShippingSettings("standard", 3_000, 50_000L).policyOf("S1");

    private static final ShippingPolicy ISLANDS = new ShippingPolicy(
            "S1",
            "standard",
            "KR",
            List.of(rule(50_000L, 0, 3_000), rule(null, 5_000, 6_000), rule(null, 2_000, 4_000)),
            List.of(
                    new Region(
                            "제주",
                            List.of("제주"),
                            List.of(),
                            List.of(new PostcodeArea("63", "63")),
                            List.of(rule(100_000L, 0, 6_000))),
                    new Region(
                            "울릉도",
                            List.of(),
                            List.of("울릉"),
                            List.of(new PostcodeArea("40200", "40240")),
                            List.of(rule(null, 0, 9_000), rule(null, 10_000, 15_000))),
                    new Region("섬", List.of("제주", "섬"), List.of(), List.of(), List.of(rule(null, 0, 1)))),
            7);

    private static Rule rule(@Nullable Long freeOver, long weightOver, long fee) {
        return new Rule(freeOver == null ? null : Won.of(freeOver), weightOver, Won.of(fee));
    }

    private static Destination seoul() {
        return new Destination("KR", "서울", "강남구", "06000");
    }

    private static long fee(ShippingPolicy policy, long goods, long weight, Destination destination) {
        return ShippingRules.fee(policy, new Parcel(Won.of(goods), weight, destination))
                .fee()
                .value();
    }

    @ParameterizedTest
    @CsvSource({"0, 3000", "49999, 3000", "50000, 0", "50001, 0"})
    void goodsTravelFreeFromTheLimitOn(long goods, long fee) {
        assertThat(fee(HOUSE, goods, 0, seoul())).isEqualTo(fee);
    }

    @Test
    void withoutALimitTheyNeverDo() {
        var policy = new ShippingSettings("standard", 3_000, null).policyOf("S1");

        assertThat(fee(policy, Long.MAX_VALUE, 0, seoul())).isEqualTo(3_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 3000", "1999, 0, 3000", "2000, 2000, 4000", "4999, 2000, 4000", "5000, 5000, 6000"})
    void heaviestRuleTheParcelReachesCounts(long weight, long weightOver, long fee) {
        var found = ShippingRules.fee(ISLANDS, new Parcel(Won.ZERO, weight, seoul()));

        assertThat(found.rule().weightOver()).isEqualTo(weightOver);
        assertThat(found.fee().value()).isEqualTo(fee);
        assertThat(found.region()).isNull();
    }

    @Test
    void aRulesLimitIsItsOwn() {
        assertThat(fee(ISLANDS, 50_000, 1_999, seoul())).isZero();
        assertThat(fee(ISLANDS, 50_000, 2_000, seoul())).isEqualTo(4_000);
    }

    @ParameterizedTest
    @CsvSource({
        "서울, 강남구, 06000, ",
        "제주특별자치도, 제주시, 63000, 제주",
        "제주, , , 제주",
        "'제주특별자치도 서귀포시 중정로 1', , , 제주",
        ", , 63644, 제주",
        ", , 6, ",
        ", , 62999, ",
        "경상북도, 울릉군, , 울릉도",
        "경북, ' 울 릉군', , 울릉도",
        ", , 40200, 울릉도",
        ", , 40240, 울릉도",
        ", , 402-40, 울릉도",
        ", , 40241, ",
        ", , 40199, ",
        "섬, , , 섬",
        ", , , ",
        "KR, , , "
    })
    void firstRegionThatMatchesCounts(
            @Nullable String state, @Nullable String city, @Nullable String postcode, @Nullable String region) {
        var destination = new Destination("KR", state, city, postcode);

        assertThat(ShippingRules.fee(ISLANDS, new Parcel(Won.ZERO, 0, destination))
                        .region())
                .isEqualTo(region);
    }

    @Test
    void aRegionsRulesReplaceTheCountrys() {
        var ulleung = new Destination("KR", "경상북도", "울릉군", "40240");

        assertThat(fee(ISLANDS, 1_000_000, 0, ulleung)).isEqualTo(9_000);
        assertThat(fee(ISLANDS, 1_000_000, 9_999, ulleung)).isEqualTo(9_000);
        assertThat(fee(ISLANDS, 1_000_000, 10_000, ulleung)).isEqualTo(15_000);
    }

    @ParameterizedTest
    @CsvSource({"KR, true", "kr, true", "' KR ', true", ", true", "'', true", "US, false", "KOR, false"})
    void goodsStayInThePolicysCountry(@Nullable String country, boolean served) {
        assertThat(ShippingRules.problem(HOUSE, new Destination(country, null, null, null))
                        .isEmpty())
                .isEqualTo(served);
    }

    @Property
    void feeIsZeroOrThatOfTheRule(
            @ForAll("policies") ShippingPolicy policy,
            @ForAll @LongRange(max = 1_000_000) long goods,
            @ForAll @LongRange(max = 100_000) long weight,
            @ForAll("places") Destination destination) {
        var fee = ShippingRules.fee(policy, new Parcel(Won.of(goods), weight, destination));

        assertThat(fee.fee().isNegative()).isFalse();
        assertThat(List.of(Won.ZERO, fee.rule().fee())).contains(fee.fee());
        assertThat(fee.rule().weightOver()).isLessThanOrEqualTo(weight);
    }

    @Property
    void moreGoodsNeverTravelForMore(
            @ForAll("policies") ShippingPolicy policy,
            @ForAll @LongRange(max = 1_000_000) long goods,
            @ForAll @LongRange(max = 1_000_000) long more,
            @ForAll @LongRange(max = 100_000) long weight,
            @ForAll("places") Destination destination) {
        assertThat(fee(policy, goods + more, weight, destination))
                .isLessThanOrEqualTo(fee(policy, goods, weight, destination));
    }

    @Property
    void heavierParcelsNeverFallBackToALighterRule(
            @ForAll("policies") ShippingPolicy policy,
            @ForAll @LongRange(max = 100_000) long weight,
            @ForAll @LongRange(max = 100_000) long more,
            @ForAll("places") Destination destination) {
        assertThat(ShippingRules.fee(policy, new Parcel(Won.ZERO, weight + more, destination))
                        .rule()
                        .weightOver())
                .isGreaterThanOrEqualTo(ShippingRules.fee(policy, new Parcel(Won.ZERO, weight, destination))
                        .rule()
                        .weightOver());
    }

    @Property
    void limitItselfIsFree(
            @ForAll("policies") ShippingPolicy policy,
            @ForAll @LongRange(max = 100_000) long weight,
            @ForAll("places") Destination destination) {
        Won limit = ShippingRules.fee(policy, new Parcel(Won.ZERO, weight, destination))
                .rule()
                .freeOver();

        if (limit != null) {
            assertThat(fee(policy, limit.value(), weight, destination)).isZero();
        }
    }

    @Provide
    Arbitrary<ShippingPolicy> policies() {
        Arbitrary<Region> regions = Combinators.combine(
                        Arbitraries.of("제주", "경북", "서울"), Arbitraries.of("63", "402", "06"), ruleLists())
                .as((state, code, rules) ->
                        new Region(state, List.of(state), List.of(), List.of(new PostcodeArea(code, code)), rules));
        return Combinators.combine(ruleLists(), regions.list().ofMaxSize(3))
                .as((rules, local) -> new ShippingPolicy("S1", "standard", "KR", rules, local, 1));
    }

    private static Arbitrary<List<Rule>> ruleLists() {
        return Arbitraries.longs().between(0, 50_000).set().ofMaxSize(4).flatMap(weights -> {
            weights.add(0L);
            Arbitrary<Long> won = Arbitraries.longs().between(0, 200_000);
            return Combinators.combine(
                            won.injectNull(0.3).list().ofSize(weights.size()),
                            won.list().ofSize(weights.size()))
                    .as((limits, fees) -> {
                        var starts = List.copyOf(weights);
                        return IntStream.range(0, starts.size())
                                .mapToObj(i -> rule(limits.get(i), starts.get(i), fees.get(i)))
                                .toList();
                    });
        });
    }

    @Provide
    Arbitrary<Destination> places() {
        return Combinators.combine(
                        Arbitraries.of("서울", "제주특별자치도", "경북", "").injectNull(0.2),
                        Arbitraries.of("06000", "63000", "40240", "").injectNull(0.2))
                .as((state, postcode) -> new Destination("KR", state, null, postcode));
    }

    @Test
    void policiesThatMakeNoSenseCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingSettings("standard", -1, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingSettings(" ", 0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingSettings("standard", 0, -1L));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(null, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(null, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(-1L, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> policy(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> policy(List.of(rule(null, 1, 0))));
        assertThatIllegalArgumentException().isThrownBy(() -> policy(List.of(rule(null, 0, 0), rule(null, 0, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new PostcodeArea("", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new PostcodeArea("1", "22"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PostcodeArea("3", "2"));
    }

    private static ShippingPolicy policy(List<Rule> rules) {
        return new ShippingPolicy("S1", "standard", "KR", rules, List.of(), 1);
    }
}
