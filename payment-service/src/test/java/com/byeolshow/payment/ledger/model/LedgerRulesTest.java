package com.byeolshow.payment.ledger.model;

import static com.byeolshow.payment.ledger.model.Account.CONSOLE_CANCELLATIONS;
import static com.byeolshow.payment.ledger.model.Account.COUPON_DISCOUNTS;
import static com.byeolshow.payment.ledger.model.Account.PROVIDER;
import static com.byeolshow.payment.ledger.model.Account.RECEIVABLE;
import static com.byeolshow.payment.ledger.model.Account.REFUNDS_PAYABLE;
import static com.byeolshow.payment.ledger.model.Account.RETURNS;
import static com.byeolshow.payment.ledger.model.Account.SALES_GOODS;
import static com.byeolshow.payment.ledger.model.Account.SALES_SHIPPING;
import static com.byeolshow.payment.ledger.model.Account.SUSPENSE;
import static com.byeolshow.payment.ledger.model.Account.WAIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.payment.ledger.LedgerFact;
import com.byeolshow.payment.ledger.LedgerFact.CancelledAtConsole;
import com.byeolshow.payment.ledger.LedgerFact.DeviationAccepted;
import com.byeolshow.payment.ledger.LedgerFact.MoneyArrived;
import com.byeolshow.payment.ledger.LedgerFact.OrderCancelled;
import com.byeolshow.payment.ledger.LedgerFact.OrderPlaced;
import com.byeolshow.payment.ledger.LedgerFact.ReturnDone;
import com.byeolshow.payment.ledger.LedgerFact.ReturnDoneElsewhere;
import com.byeolshow.payment.ledger.LedgerFact.ReturnIntended;
import com.byeolshow.payment.ledger.LedgerFact.Standing;
import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerRulesTest {

    private static final String O = "order-1";
    private static final String P = "imp_1";

    /** Every fact, with what is held before it, and the entries that must come of it. */
    static Stream<Arguments> everyFact() {
        return Stream.of(
                row(
                        new OrderPlaced(O, Won.of(30_000), Won.of(3_000), Won.of(1_600)),
                        Held.NOTHING,
                        "order:order-1:placed",
                        Map.of(
                                RECEIVABLE,
                                31_400L,
                                COUPON_DISCOUNTS,
                                1_600L,
                                SALES_GOODS,
                                -30_000L,
                                SALES_SHIPPING,
                                -3_000L)),
                row(
                        new OrderPlaced(O, Won.of(31_400), Won.ZERO, Won.ZERO),
                        Held.NOTHING,
                        "order:order-1:placed",
                        Map.of(RECEIVABLE, 31_400L, SALES_GOODS, -31_400L)),
                row(
                        new OrderPlaced(O, Won.of(500), Won.ZERO, Won.of(500)),
                        Held.NOTHING,
                        "order:order-1:placed",
                        Map.of(COUPON_DISCOUNTS, 500L, SALES_GOODS, -500L)),
                row(
                        new OrderCancelled(O, Won.of(30_000), Won.of(3_000), Won.of(1_600)),
                        Held.NOTHING,
                        "order:order-1:cancelled",
                        Map.of(
                                RECEIVABLE,
                                -31_400L,
                                COUPON_DISCOUNTS,
                                -1_600L,
                                SALES_GOODS,
                                30_000L,
                                SALES_SHIPPING,
                                3_000L)),
                row(
                        arrived(Standing.VERIFIED),
                        Held.NOTHING,
                        "payment:imp_1:arrived",
                        Map.of(PROVIDER, 31_400L, RECEIVABLE, -31_400L)),
                row(
                        arrived(Standing.DEVIATING),
                        Held.NOTHING,
                        "payment:imp_1:arrived",
                        Map.of(PROVIDER, 31_400L, SUSPENSE, -31_400L)),
                row(
                        arrived(Standing.REJECTED),
                        Held.NOTHING,
                        "payment:imp_1:arrived",
                        Map.of(PROVIDER, 31_400L, SUSPENSE, -31_400L)),
                row(
                        arrived(Standing.DUPLICATE),
                        Held.NOTHING,
                        "payment:imp_1:arrived",
                        Map.of(PROVIDER, 31_400L, SUSPENSE, -31_400L)),
                row(
                        new DeviationAccepted(O, P, Won.of(31_400)),
                        held(30_000),
                        "order:order-1:accepted",
                        Map.of(SUSPENSE, 30_000L, WAIVED, 1_400L, RECEIVABLE, -31_400L)),
                row(
                        new DeviationAccepted(O, P, Won.of(31_400)),
                        held(32_000),
                        "order:order-1:accepted",
                        Map.of(SUSPENSE, 31_400L, RECEIVABLE, -31_400L)),
                row(
                        new DeviationAccepted(O, P, Won.of(31_400)),
                        held(0),
                        "order:order-1:accepted",
                        Map.of(WAIVED, 31_400L, RECEIVABLE, -31_400L)),
                row(
                        intended(true),
                        held(31_400),
                        "return:late:imp_1:intended",
                        Map.of(RETURNS, 12_000L, REFUNDS_PAYABLE, -12_000L)),
                row(
                        intended(false),
                        held(31_400),
                        "return:late:imp_1:intended",
                        Map.of(SUSPENSE, 12_000L, REFUNDS_PAYABLE, -12_000L)),
                row(
                        intended(false),
                        credited(0, 31_400),
                        "return:late:imp_1:intended",
                        Map.of(RECEIVABLE, 12_000L, REFUNDS_PAYABLE, -12_000L)),
                row(
                        intended(false),
                        new Held(amount(500), amount(31_400), true),
                        "return:late:imp_1:intended",
                        Map.of(SUSPENSE, 500L, WAIVED, 11_500L, REFUNDS_PAYABLE, -12_000L)),
                row(
                        intended(false),
                        credited(500, 1_000),
                        "return:late:imp_1:intended",
                        Map.of(
                                SUSPENSE,
                                500L,
                                RECEIVABLE,
                                1_000L,
                                CONSOLE_CANCELLATIONS,
                                10_500L,
                                REFUNDS_PAYABLE,
                                -12_000L)),
                row(
                        new ReturnDone(O, P, "late:imp_1", amount(12_000), "KRW"),
                        Held.NOTHING,
                        "return:late:imp_1:ended",
                        Map.of(REFUNDS_PAYABLE, 12_000L, PROVIDER, -12_000L)),
                row(
                        new ReturnDoneElsewhere(O, P, "late:imp_1", amount(12_000), "KRW"),
                        Held.NOTHING,
                        "return:late:imp_1:ended",
                        Map.of(REFUNDS_PAYABLE, 12_000L, CONSOLE_CANCELLATIONS, -12_000L)),
                row(
                        new CancelledAtConsole(O, P, "c1", amount(5_000), "KRW"),
                        held(0),
                        "cancellation:imp_1:c1",
                        Map.of(CONSOLE_CANCELLATIONS, 5_000L, PROVIDER, -5_000L)),
                row(
                        new CancelledAtConsole(O, P, "c1", amount(5_000), "KRW"),
                        held(30_000),
                        "cancellation:imp_1:c1",
                        Map.of(SUSPENSE, 5_000L, PROVIDER, -5_000L)),
                row(
                        new CancelledAtConsole(O, P, "c1", amount(5_000), "KRW"),
                        held(2_000),
                        "cancellation:imp_1:c1",
                        Map.of(SUSPENSE, 2_000L, CONSOLE_CANCELLATIONS, 3_000L, PROVIDER, -5_000L)));
    }

    @ParameterizedTest
    @MethodSource("everyFact")
    void everyFactMovesWhatItMust(LedgerFact fact, Held held, String key, Map<Account, Long> expected) {
        var posting = LedgerRules.post(fact, held);
        assertThat(posting.key()).isEqualTo(key);
        assertThat(posting.orderId()).isEqualTo(O);
        var moved = new EnumMap<Account, Long>(Account.class);
        posting.entries().forEach(entry -> assertThat(
                        moved.put(entry.account(), entry.amount().longValueExact()))
                .as("one entry per account")
                .isNull());
        assertThat(moved).isEqualTo(expected);
    }

    @Test
    void everyKindOfFactIsInTheTable() {
        assertThat(everyFact().map(row -> row.get()[0].getClass().getName()).collect(Collectors.toSet()))
                .isEqualTo(Stream.of(LedgerFact.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatDoesNotDependOnTheHeldIsTheSameWhateverIsHeld() {
        assertThat(everyFact().map(row -> (LedgerFact) row.get()[0]))
                .filteredOn(fact -> !LedgerRules.dependsOnHeld(fact))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(LedgerRules.post(fact, credited(7, 9)))
                        .isEqualTo(LedgerRules.post(fact, Held.NOTHING)));
    }

    @Test
    void anUnbalancedPostingCannotBeMade() {
        var one = List.of(new LedgerEntry(PROVIDER, BigDecimal.ONE));
        assertThatThrownBy(() -> new Posting("k", "f", O, null, "KRW", one))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void everyPostingAddsUpToZeroAndNamesEachAccountOnce(
            @ForAll("facts") LedgerFact fact,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long suspense,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long credited) {
        var posting = LedgerRules.post(fact, credited(suspense, credited));
        assertThat(posting.entries().stream().map(LedgerEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
        assertThat(posting.entries()).extracting(LedgerEntry::account).doesNotHaveDuplicates();
        assertThat(posting.entries())
                .allSatisfy(entry -> assertThat(entry.amount()).isNotZero());
    }

    @Property
    void neverMoreLeavesSuspenseThanIsThere(
            @ForAll("facts") LedgerFact fact, @ForAll @LongRange(min = 0, max = 2_000_000L) long suspense) {
        var posting = LedgerRules.post(fact, held(suspense));
        assertThat(posting.entries())
                .filteredOn(entry -> entry.account() == SUSPENSE)
                .allSatisfy(entry -> assertThat(entry.amount()).isLessThanOrEqualTo(amount(suspense)));
    }

    @Property
    void aCancelledOrderLeavesNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000L) long goods,
            @ForAll @LongRange(min = 0, max = 10_000L) long shipping,
            @ForAll @LongRange(min = 0, max = 1_000_000L) long discount) {
        var left = new EnumMap<Account, BigDecimal>(Account.class);
        Stream.of(
                        new OrderPlaced(O, Won.of(goods), Won.of(shipping), Won.of(discount)),
                        new OrderCancelled(O, Won.of(goods), Won.of(shipping), Won.of(discount)))
                .map(fact -> LedgerRules.post(fact, Held.NOTHING))
                .flatMap(posting -> posting.entries().stream())
                .forEach(entry -> left.merge(entry.account(), entry.amount(), BigDecimal::add));
        assertThat(left.values()).allSatisfy(amount -> assertThat(amount).isZero());
    }

    @Provide
    Arbitrary<LedgerFact> facts() {
        var amounts = Arbitraries.longs().between(1, 1_000_000).map(LedgerRulesTest::amount);
        var parts = Arbitraries.longs().between(0, 1_000_000).map(Won::of);
        return Arbitraries.oneOf(
                Combinators.combine(parts, parts, parts)
                        .as((goods, shipping, off) -> new OrderPlaced(O, goods, shipping, off)),
                Combinators.combine(parts, parts, parts)
                        .as((goods, shipping, off) -> new OrderCancelled(O, goods, shipping, off)),
                Combinators.combine(amounts, Arbitraries.of(Standing.class))
                        .as((amount, standing) -> new MoneyArrived(O, P, amount, "KRW", standing)),
                parts.map(due -> new DeviationAccepted(O, P, due)),
                Combinators.combine(amounts, Arbitraries.of(true, false))
                        .as((amount, refund) -> new ReturnIntended(O, P, "k", amount, "KRW", refund)),
                amounts.map(amount -> new ReturnDone(O, P, "k", amount, "KRW")),
                amounts.map(amount -> new ReturnDoneElsewhere(O, P, "k", amount, "KRW")),
                amounts.map(amount -> new CancelledAtConsole(O, P, "c", amount, "KRW")));
    }

    private static Arguments row(LedgerFact fact, Held held, String key, Map<Account, Long> expected) {
        return Arguments.of(fact, held, key, expected);
    }

    private static MoneyArrived arrived(Standing standing) {
        return new MoneyArrived(O, P, amount(31_400), "KRW", standing);
    }

    private static ReturnIntended intended(boolean refund) {
        return new ReturnIntended(O, P, "late:imp_1", amount(12_000), "KRW", refund);
    }

    private static Held held(long suspense) {
        return credited(suspense, 0);
    }

    private static Held credited(long suspense, long credited) {
        return new Held(amount(suspense), amount(credited), false);
    }

    private static BigDecimal amount(long value) {
        return BigDecimal.valueOf(value);
    }
}
