package com.byeolshow.broadcast.sales.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.sales.model.OrderFact.Paid;
import com.byeolshow.broadcast.sales.model.OrderFact.Placed;
import com.byeolshow.broadcast.sales.model.OrderFact.RefundAgreed;
import com.byeolshow.broadcast.sales.model.OrderFact.Refunded;
import com.byeolshow.broadcast.show.ShowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SaleOrderTest {

    private static final Placed PLACED =
            new Placed(Map.of("P1", new ShowId(1), "P2", new ShowId(1), "P3", new ShowId(2)));

    private static final Paid PAID = new Paid(List.of(
            new SoldLine("P1", "lip", 2, 30_000),
            new SoldLine("P1", "lip", 1, 10_000),
            new SoldLine("P2", "brush", 1, 20_000),
            new SoldLine("P3", "cream", 1, 40_000),
            new SoldLine("P4", "soap", 5, 100_000)));

    @Test
    void aPlacedOrderIsNotSoldYet() {
        assertThat(after(PLACED).shares()).isEmpty();
    }

    @Test
    void aPaidOrderCountsOnceInItsShowAndOnceInEachProduct() {
        var shares = after(PLACED, PAID).shares();
        assertThat(shares.keySet()).containsExactly(1L, 2L);
        Share first = of(shares, 1);
        assertThat(first.total()).isEqualTo(new Figures(1, 4, 60_000, 0));
        assertThat(figures(first, "P1")).isEqualTo(new Figures(1, 3, 40_000, 0));
        assertThat(figures(first, "P2")).isEqualTo(new Figures(1, 1, 20_000, 0));
        assertThat(of(shares, 2).total()).isEqualTo(new Figures(1, 1, 40_000, 0));
    }

    @Test
    void aPaymentThatIsToldFirstWaitsForTheShow() {
        assertThat(after(PAID).shares()).isEmpty();
        assertThat(after(PAID, PLACED).shares()).isEqualTo(after(PLACED, PAID).shares());
    }

    @Test
    void goodsThatGoBackAreSpreadByPriceAndShippingIsNoRevenue() {
        var shares = after(PLACED, PAID, new RefundAgreed("R1", 3_000), new Refunded("R1", 23_000, false))
                .shares();
        assertThat(of(shares, 1).total()).isEqualTo(new Figures(1, 4, 60_000, 6_000));
        assertThat(of(shares, 2).total().refunded()).isEqualTo(4_000);
        assertThat(of(shares, 1).total().net()).isEqualTo(54_000);
    }

    @Test
    void anAgreedRefundCountsWhenTheMoneyWent() {
        var before = after(PLACED, PAID).shares();
        assertThat(after(PLACED, PAID, new RefundAgreed("R1", 3_000)).shares()).isEqualTo(before);
    }

    @Test
    void aFullRefundLeavesNothing() {
        var shares = after(PLACED, PAID, new Refunded("R1", 1_000, false), new Refunded("R2", 50_000, true))
                .shares();
        assertThat(shares.values())
                .allSatisfy(share -> assertThat(share.total().net()).isZero());
    }

    @Test
    void anOrderOfNoShowAddsNothing() {
        assertThat(after(new Placed(Map.of()), PAID).shares()).isEmpty();
    }

    @Test
    void aChangeIsWhatIsMissing() {
        Share before = of(after(PLACED, PAID).shares(), 1);
        Share after = of(after(PLACED, PAID, new Refunded("R1", 200_000, false)).shares(), 1);
        Share change = after.since(before);
        assertThat(change.total()).isEqualTo(new Figures(0, 0, 0, 60_000));
        assertThat(change.products().keySet()).containsExactly("P1", "P2");
        assertThat(after.since(after)).isEqualTo(Share.NOTHING);
        assertThat(after.since(Share.NOTHING)).isEqualTo(after);
    }

    @Test
    void whereStaffAgreedToLessEachLineHasItsPartOfThat() {
        assertThat(Paid.keeping(200_000, PAID.lines())).isEqualTo(PAID);
        assertThat(Paid.keeping(203_000, PAID.lines())).as("with shipping").isEqualTo(PAID);
        var shares = after(PLACED, Paid.keeping(150_000, PAID.lines())).shares();
        assertThat(of(shares, 1).total()).isEqualTo(new Figures(1, 4, 45_000, 0));
        assertThat(of(shares, 2).total()).isEqualTo(new Figures(1, 1, 30_000, 0));
    }

    @Property
    void noMoreIsSoldThanWasPaid(@ForAll("lines") List<SoldLine> lines, @ForAll("won") long amount) {
        long all = lines.stream().mapToLong(SoldLine::won).sum();
        var kept = Paid.keeping(amount, lines).lines();
        assertThat(kept.stream().mapToLong(SoldLine::won).sum()).isEqualTo(Math.min(all, amount));
        for (int i = 0; i < lines.size(); i++) {
            assertThat(kept.get(i).won()).isBetween(0L, lines.get(i).won());
        }
    }

    @Property
    void itDoesNotMatterInWhichOrderAndHowOftenFactsCome(
            @ForAll("facts") List<OrderFact> facts, @ForAll Random random) {
        var told = new ArrayList<>(facts);
        told.addAll(facts.subList(0, random.nextInt(facts.size() + 1)));
        Collections.shuffle(told, random);
        assertThat(after(told.toArray(OrderFact[]::new)).shares())
                .isEqualTo(after(facts.toArray(OrderFact[]::new)).shares());
    }

    @Property
    void productsAddUpToTheShowAndNothingGoesBackThatNeverCame(@ForAll("facts") List<OrderFact> facts) {
        after(facts.toArray(OrderFact[]::new)).shares().values().forEach(share -> {
            var products = share.products().values().stream()
                    .map(Share.OfProduct::figures)
                    .toList();
            assertThat(products.stream().mapToLong(Figures::units).sum())
                    .isEqualTo(share.total().units());
            assertThat(products.stream().mapToLong(Figures::revenue).sum())
                    .isEqualTo(share.total().revenue());
            assertThat(products.stream().mapToLong(Figures::refunded).sum())
                    .isEqualTo(share.total().refunded());
            assertThat(products).allSatisfy(one -> {
                assertThat(one.orders()).isEqualTo(1);
                assertThat(one.refunded()).isBetween(0L, one.revenue());
            });
            assertThat(share.total().orders()).isEqualTo(1);
        });
    }

    @Property
    void theChangesOfAllFactsAddUpToTheShare(@ForAll("facts") List<OrderFact> facts) {
        var order = SaleOrder.UNKNOWN;
        var sum = Figures.NOTHING;
        for (OrderFact fact : facts) {
            var next = order.with(fact);
            sum = sum.plus(next.shares()
                    .getOrDefault(1L, Share.NOTHING)
                    .since(order.shares().getOrDefault(1L, Share.NOTHING))
                    .total());
            order = next;
        }
        assertThat(sum).isEqualTo(order.shares().getOrDefault(1L, Share.NOTHING).total());
    }

    @Property
    void whenAllGoodsAreOfOneShowWhatGoesBackIsExact(
            @ForAll("lines") List<SoldLine> lines, @ForAll("won") long amount) {
        var shows = Map.of("P1", new ShowId(1), "P2", new ShowId(1), "P3", new ShowId(1));
        long all = lines.stream().mapToLong(SoldLine::won).sum();
        var shares = after(new Placed(shows), new Paid(lines), new Refunded("R1", amount, false))
                .shares();
        assertThat(of(shares, 1).total().refunded()).isEqualTo(Math.min(all, amount));
    }

    @Provide
    Arbitrary<List<OrderFact>> facts() {
        Arbitrary<OrderFact> refunds = Combinators.combine(won(), Arbitraries.of(true, false))
                .as((amount, full) -> new Refunded("R1", amount, full));
        Arbitrary<OrderFact> more = won().map(amount -> new Refunded("R2", amount, false));
        Arbitrary<OrderFact> agreed = won().map(shipping -> new RefundAgreed("R1", shipping));
        return Combinators.combine(lines(), refunds, more, agreed)
                .as((lines, refund, second, refundAgreed) ->
                        List.of(PLACED, new Paid(lines), refundAgreed, refund, second));
    }

    @Provide
    Arbitrary<List<SoldLine>> lines() {
        return Combinators.combine(
                        Arbitraries.of("P1", "P2", "P3"), Arbitraries.integers().between(1, 99), won())
                .as((product, units, won) -> new SoldLine(product, product, units, won))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Long> won() {
        return Arbitraries.longs().between(0, 10_000_000_000L);
    }

    private static SaleOrder after(OrderFact... facts) {
        var order = SaleOrder.UNKNOWN;
        for (OrderFact fact : facts) {
            order = order.with(fact);
        }
        return order;
    }

    private static Share of(Map<Long, Share> shares, long show) {
        return shares.getOrDefault(show, Share.NOTHING);
    }

    private static Figures figures(Share share, String product) {
        return share.products()
                .getOrDefault(product, new Share.OfProduct("", Figures.NOTHING))
                .figures();
    }
}
