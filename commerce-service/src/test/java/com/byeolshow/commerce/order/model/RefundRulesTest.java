package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Cancelled;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.PartiallyRefunded;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Order.Refunded;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Refund.Accepted;
import com.byeolshow.commerce.order.model.Refund.Claim;
import com.byeolshow.commerce.order.model.Refund.Requested;
import com.byeolshow.commerce.order.model.Refund.Settled;
import com.byeolshow.commerce.order.model.RefundRules.Item;
import com.byeolshow.commerce.order.model.RefundRules.Settlement;
import com.byeolshow.commerce.order.model.RefundRules.Shipment;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefundRulesTest {

    private static final Instant T = Instant.parse("2030-05-03T01:00:00Z");
    private static final OrderId ORDER = new OrderId("O1");
    private static final RefundId ID = new RefundId("R1");
    private static final Head HEAD = new Head(ORDER, "U1", Won.of(46_000), Set.of());
    private static final Payment PAYMENT = new Payment(new PaymentId("imp_1"), Won.of(46_000), T);
    private static final Order PAID = new Paid(HEAD, PAYMENT);

    /** Three of the house at 10,000, one at 5,000, and one of another vendor. */
    private static final List<Item> ITEMS =
            List.of(item("L1", "byeolshow", 3, 30_000), item("L2", "byeolshow", 1, 5_000), item("L3", "S1", 1, 5_000));

    private static final List<Shipment> SHIPMENTS = List.of(
            new Shipment("H1", "byeolshow", Won.of(3_000), false), new Shipment("H2", "S1", Won.of(3_000), false));

    private static Item item(String id, String vendor, int quantity, long price) {
        return new Item(id, "P" + id, "V" + id, vendor, quantity, Won.of(price), 0, Won.ZERO);
    }

    private static Item claimed(Item item, int quantity, long amount) {
        return new Item(
                item.id(),
                item.productId(),
                item.variantId(),
                item.vendor(),
                item.quantity(),
                item.price(),
                item.claimedQuantity() + quantity,
                item.claimedAmount().plus(Won.of(amount)));
    }

    private static RefundWish wish(Object... itemsAndQuantities) {
        var items = new ArrayList<RefundWish.Item>();
        for (int i = 0; i < itemsAndQuantities.length; i += 2) {
            items.add(new RefundWish.Item((String) itemsAndQuantities[i], (int) itemsAndQuantities[i + 1]));
        }
        return new RefundWish("broken", items, List.of());
    }

    private static Outcome<Requested> request(Order order, RefundWish wish) {
        return RefundRules.request(order, ITEMS, SHIPMENTS, wish, ID, T);
    }

    private static Claim granted(Outcome<Requested> outcome) {
        return ((Changed<Requested>) outcome).next().claim();
    }

    @Test
    void unitsGetTheirShareOfTheLinesPrice() {
        var claim = granted(request(PAID, wish("L1", 2)));

        assertThat(claim)
                .isEqualTo(new Claim(
                        ID,
                        ORDER,
                        "U1",
                        "byeolshow",
                        "broken",
                        List.of(new Refund.Line("L1", "PL1", "VL1", 2, Won.of(20_000))),
                        Won.ZERO,
                        T));
        assertThat(claim.amount()).isEqualTo(Won.of(20_000));
    }

    @Test
    void shippingGoesBackWithEverythingOfTheVendor() {
        var claim = granted(request(PAID, wish("L1", 3, "L2", 1)));

        assertThat(claim.shipping()).isEqualTo(Won.of(3_000));
        assertThat(claim.amount()).isEqualTo(Won.of(38_000));
    }

    @Test
    void shippingGoesBackWithTheLastOfSeveralRefunds() {
        var items = List.of(claimed(ITEMS.get(0), 3, 30_000), ITEMS.get(1), ITEMS.get(2));

        var claim = granted(RefundRules.request(PAID, items, SHIPMENTS, wish("L2", 1), ID, T));

        assertThat(claim.amount()).isEqualTo(Won.of(8_000));
    }

    @Test
    void shippingStaysWhileAnythingOfTheVendorStays() {
        assertThat(granted(request(PAID, wish("L1", 3))).shipping()).isEqualTo(Won.ZERO);
        assertThat(granted(request(PAID, wish("L3", 1))).shipping()).isEqualTo(Won.of(3_000));
    }

    @Test
    void shippingGoesBackOnce() {
        var shipments = List.of(new Shipment("H2", "S1", Won.of(3_000), true));

        assertThat(granted(RefundRules.request(PAID, ITEMS, shipments, wish("L3", 1), ID, T))
                        .shipping())
                .isEqualTo(Won.ZERO);
    }

    static Stream<Arguments> refusals() {
        var ok = List.of(new RefundWish.Item("L1", 1));
        return Stream.of(
                Arguments.of(new RefundWish(" ", ok, List.of()), new OrderProblem.ReasonMissing()),
                Arguments.of(new RefundWish("r", List.of(), List.of()), new OrderProblem.ItemsMissing()),
                Arguments.of(wish("L9", 1), new OrderProblem.NoSuchItem()),
                Arguments.of(wish("L1", 1, "L1", 1), new OrderProblem.ItemRepeated()),
                Arguments.of(wish("L1", 0), new OrderProblem.ImpossibleQuantity()),
                Arguments.of(wish("L1", -1), new OrderProblem.ImpossibleQuantity()),
                Arguments.of(wish("L1", 4), new OrderProblem.MoreThanLeft()),
                Arguments.of(wish("L1", Integer.MAX_VALUE), new OrderProblem.MoreThanLeft()),
                Arguments.of(wish("L1", 1, "L3", 1), new OrderProblem.SeveralVendors()),
                Arguments.of(new RefundWish("r", ok, List.of("H9")), new OrderProblem.NoSuchShipment()),
                Arguments.of(new RefundWish("r", ok, List.of("H2")), new OrderProblem.SeveralVendors()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeRefundedIsRefused(RefundWish wish, OrderProblem problem) {
        assertThat(request(PAID, wish)).isEqualTo(refused(problem));
    }

    static Stream<Arguments> closedOrders() {
        return Stream.of(
                Arguments.of(new Placed(HEAD, T), new OrderProblem.NotPaid()),
                Arguments.of(new Cancelled(HEAD, "r", T), new OrderProblem.AlreadyCancelled()),
                Arguments.of(new Refunded(HEAD, PAYMENT, HEAD.amount()), new OrderProblem.AlreadyRefunded()));
    }

    @ParameterizedTest
    @MethodSource("closedOrders")
    void onlyAPaidOrderIsRefunded(Order order, OrderProblem problem) {
        assertThat(request(order, wish("L1", 1))).isEqualTo(refused(problem));
    }

    @Test
    void partlyRefundedOrderGivesTheRest() {
        var order = new PartiallyRefunded(HEAD, PAYMENT, Won.of(10_000));
        var items = List.of(claimed(ITEMS.getFirst(), 1, 10_000));

        assertThat(granted(RefundRules.request(order, items, List.of(), wish("L1", 2), ID, T))
                        .amount())
                .isEqualTo(Won.of(20_000));
        assertThat(RefundRules.request(order, items, List.of(), wish("L1", 3), ID, T))
                .isEqualTo(refused(new OrderProblem.MoreThanLeft()));
    }

    @Property
    void refundsOfALineAddUpToItsPriceWhateverTheirSizes(
            @ForAll @LongRange(max = 100_000_000) long price,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 50) Integer> sizes) {
        int quantity = sizes.stream().mapToInt(Integer::intValue).sum();
        Item item = item("L1", "byeolshow", quantity, price);
        Won back = Won.ZERO;
        for (int size : sizes) {
            var claim = granted(RefundRules.request(PAID, List.of(item), List.of(), wish("L1", size), ID, T));
            assertThat(claim.amount().isNegative()).isFalse();
            back = back.plus(claim.amount());
            item = claimed(item, size, claim.amount().value());
        }
        assertThat(back).isEqualTo(Won.of(price));
    }

    private static final Claim CLAIM = new Claim(
            ID,
            ORDER,
            "U1",
            "byeolshow",
            "broken",
            List.of(new Refund.Line("L1", "PL1", "VL1", 2, Won.of(20_000))),
            Won.ZERO,
            T);

    @Test
    void acceptingPublishesTheMoneyOnce() {
        var accepted = new Accepted(CLAIM, T);

        assertThat(RefundRules.accept(new Requested(CLAIM), T))
                .isEqualTo(Outcome.changed(
                        (Refund) accepted, new RefundAccepted(ORDER, ID, "U1", Won.of(20_000), "broken", T)));
        assertThat(RefundRules.accept(accepted, T)).isEqualTo(unchanged(accepted));
        var settled = new Settled(CLAIM, T, T, Won.of(20_000));
        assertThat(RefundRules.accept(settled, T)).isEqualTo(unchanged(settled));
    }

    private static OrderRefunded refundedEvent(long amount, boolean full) {
        return new OrderRefunded(ORDER, ID, "U1", Won.of(amount), full, List.of(new Goods("PL1", "VL1", 2)), T);
    }

    @Test
    void moneyBackReducesTheOrder() {
        var next = new Settlement(
                new PartiallyRefunded(HEAD, PAYMENT, Won.of(20_000)), new Settled(CLAIM, T, T, Won.of(20_000)));

        assertThat(RefundRules.settle(PAID, new Accepted(CLAIM, T), Won.of(20_000), T))
                .isEqualTo(Outcome.changed(next, refundedEvent(20_000, false)));
    }

    @Test
    void lastMoneyBackEndsTheOrder() {
        var order = new PartiallyRefunded(HEAD, PAYMENT, Won.of(26_000));
        var next =
                new Settlement(new Refunded(HEAD, PAYMENT, Won.of(46_000)), new Settled(CLAIM, T, T, Won.of(20_000)));

        assertThat(RefundRules.settle(order, new Accepted(CLAIM, T), Won.of(20_000), T))
                .isEqualTo(Outcome.changed(next, refundedEvent(20_000, true)));
    }

    @Test
    void moneyThatWentBackBeforeAnyoneAcceptedStillCounts() {
        var outcome = (Changed<Settlement>) RefundRules.settle(PAID, new Requested(CLAIM), Won.of(20_000), T);

        assertThat(outcome.next().refund()).isEqualTo(new Settled(CLAIM, T, T, Won.of(20_000)));
    }

    @Test
    void moneyBackToldTwiceChangesNothing() {
        var settled = new Settled(CLAIM, T, T, Won.of(20_000));

        assertThat(RefundRules.settle(PAID, settled, Won.of(20_000), T))
                .isEqualTo(unchanged(new Settlement(PAID, settled)));
    }

    @Test
    void moreMoneyBackThanPaidIsCountedAsItHappened() {
        var order = new Refunded(HEAD, PAYMENT, Won.of(46_000));
        var outcome = (Changed<Settlement>) RefundRules.settle(order, new Accepted(CLAIM, T), Won.of(1_000), T);

        assertThat(outcome.next().order()).isEqualTo(new Refunded(HEAD, PAYMENT, Won.of(47_000)));
    }
}
