package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;
import static com.byeolshow.commerce.order.model.Sheets.DUE;
import static com.byeolshow.commerce.order.model.Sheets.HEAD;
import static com.byeolshow.commerce.order.model.Sheets.PAID;
import static com.byeolshow.commerce.order.model.Sheets.T;
import static com.byeolshow.commerce.order.model.Sheets.TRACKING;
import static com.byeolshow.commerce.order.model.Sheets.contents;
import static com.byeolshow.commerce.order.model.Sheets.pending;
import static com.byeolshow.commerce.order.model.Sheets.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.FulfillmentId;
import com.byeolshow.commerce.order.OrderEvent.OrderShipped;
import com.byeolshow.commerce.order.model.Fulfillment.Arrived;
import com.byeolshow.commerce.order.model.Fulfillment.Pending;
import com.byeolshow.commerce.order.model.Fulfillment.Shipped;
import com.byeolshow.commerce.order.model.Fulfillment.Tracking;
import com.byeolshow.commerce.order.model.Fulfillment.Unit;
import com.byeolshow.commerce.order.model.FulfillmentRules.Dispatch;
import com.byeolshow.commerce.order.model.FulfillmentWish.EverythingOf;
import com.byeolshow.commerce.order.model.FulfillmentWish.Units;
import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FulfillmentRulesTest {

    private static final Instant LATER = T.plus(Duration.ofHours(1));
    private static final FulfillmentId ID = new FulfillmentId("F1");

    private static Outcome<Dispatch> pack(OrderSheet sheet, FulfillmentWish wish, @Nullable Tracking tracking) {
        return FulfillmentRules.pack(sheet, wish, tracking, ID, LATER);
    }

    private static Units units(Unit... units) {
        return new Units(List.of(units));
    }

    private static OrderShipped event(String vendor) {
        return new OrderShipped(HEAD.id(), "U1", ID, vendor, TRACKING.carrier(), TRACKING.number(), LATER);
    }

    private static Order shippedAt(Order order) {
        return order.with(HEAD.with(HEAD.marks().shipped(LATER)));
    }

    @Nested
    class Packing {

        @Test
        void partOfTheGoodsMayGoFirst() {
            var contents = new Fulfillment.Contents(ID, "byeolshow", List.of(new Unit("L1", 2)), LATER);

            assertThat(pack(Sheets.of(PAID), units(new Unit("L1", 2)), TRACKING))
                    .isEqualTo(changed(new Dispatch(PAID, new Shipped(contents, TRACKING, LATER)), event("byeolshow")));
        }

        @Test
        void withoutNumberTheParcelWaitsAndNothingIsAnnounced() {
            var contents = new Fulfillment.Contents(ID, "S1", List.of(new Unit("L3", 1)), LATER);

            assertThat(pack(Sheets.of(PAID), new EverythingOf("S1"), null))
                    .isEqualTo(changed(new Dispatch(PAID, new Pending(contents))));
        }

        @Test
        void everythingMeansWhatIsNeitherPackedNorGivenBack() {
            var sheet = Sheets.of(
                    PAID, List.of(Sheets.requested("L1", 1)), List.of(sent("F0", "byeolshow", Map.of("L1", 1))));

            var outcome = Ordered.next(pack(sheet, new EverythingOf("byeolshow"), TRACKING));

            assertThat(outcome.fulfillment().contents().units()).containsExactly(new Unit("L1", 1), new Unit("L2", 1));
            assertThat(outcome.order()).isEqualTo(PAID);
        }

        @Test
        void lastParcelMarksTheOrder() {
            var sheet = Sheets.shipped(PAID, sent("F0", "byeolshow", Map.of("L1", 3, "L2", 1)));

            assertThat(Ordered.next(pack(sheet, new EverythingOf("S1"), TRACKING))
                            .order())
                    .isEqualTo(shippedAt(PAID));
        }

        @Test
        void orderIsNotAllSentWhileAParcelWaitsForItsCarrier() {
            var sheet = Sheets.shipped(PAID, pending("F0", "byeolshow", Map.of("L1", 3, "L2", 1)));

            assertThat(Ordered.next(pack(sheet, new EverythingOf("S1"), TRACKING))
                            .order())
                    .isEqualTo(PAID);
        }

        static Stream<Arguments> wrong() {
            return Stream.of(
                    Arguments.of(units(), new FulfillmentProblem.NothingToShip()),
                    Arguments.of(new EverythingOf("S2"), new FulfillmentProblem.NothingToShip()),
                    Arguments.of(units(new Unit("L9", 1)), new RefundProblem.NoSuchItem()),
                    Arguments.of(units(new Unit("L1", 0)), new RefundProblem.ImpossibleQuantity()),
                    Arguments.of(units(new Unit("L1", 1), new Unit("L1", 1)), new RefundProblem.ItemRepeated()),
                    Arguments.of(units(new Unit("L1", 4)), new FulfillmentProblem.MoreThanLeft()),
                    Arguments.of(units(new Unit("L1", 1), new Unit("L3", 1)), new RefundProblem.SeveralVendors()));
        }

        @ParameterizedTest
        @MethodSource("wrong")
        void wrongParcelIsRefused(FulfillmentWish wish, Problem problem) {
            assertThat(pack(Sheets.of(PAID), wish, TRACKING)).isEqualTo(refused(problem));
        }

        @Test
        void unitsGivenBackAreNotSent() {
            var sheet = Sheets.of(PAID, List.of(Sheets.requested("L1", 2)), List.of());

            assertThat(pack(sheet, units(new Unit("L1", 2)), TRACKING))
                    .isEqualTo(refused(new FulfillmentProblem.MoreThanLeft()));
            assertThat(pack(sheet, units(new Unit("L1", 1)), TRACKING)).isInstanceOf(Outcome.Changed.class);
        }

        static Stream<Arguments> closed() {
            return Stream.of(
                    Arguments.of(Sheets.PLACED, new OrderProblem.NotPaid()),
                    Arguments.of(Sheets.DEVIATING, new OrderProblem.PaymentUnderReview()),
                    Arguments.of(Sheets.CANCELLED, new OrderProblem.AlreadyCancelled()),
                    Arguments.of(Sheets.REFUNDED, new RefundProblem.AlreadyRefunded()));
        }

        @ParameterizedTest
        @MethodSource("closed")
        void onlyPaidOrdersAreSent(Order order, Problem problem) {
            assertThat(pack(Sheets.of(order), new EverythingOf("S1"), TRACKING)).isEqualTo(refused(problem));
        }

        @Test
        void partlyRefundedOrderIsSentToo() {
            assertThat(pack(Sheets.of(Sheets.PARTIAL), new EverythingOf("S1"), TRACKING))
                    .isInstanceOf(Outcome.Changed.class);
            assertThat(DUE).isEqualTo(HEAD.amount());
        }
    }

    @Nested
    class Travelling {

        private final Fulfillment packed = pending("F1", "S1", Map.of("L3", 1));
        private final Fulfillment gone = sent("F1", "S1", Map.of("L3", 1));
        private final Tracking other = new Tracking("우체국", "1");

        @Test
        void handingOverAnnouncesTheParcel() {
            assertThat(FulfillmentRules.track(Sheets.shipped(PAID, packed), packed, TRACKING, LATER))
                    .isEqualTo(
                            changed(new Dispatch(PAID, new Shipped(packed.contents(), TRACKING, LATER)), event("S1")));
        }

        @Test
        void handingTheLastParcelOverMarksTheOrder() {
            var sheet = Sheets.shipped(PAID, packed, sent("F0", "byeolshow", Map.of("L1", 3, "L2", 1)));

            assertThat(Ordered.next(FulfillmentRules.track(sheet, packed, TRACKING, LATER))
                            .order())
                    .isEqualTo(shippedAt(PAID));
        }

        @Test
        void correctedNumberIsNoSecondShipment() {
            var sheet = Sheets.shipped(PAID, gone);

            assertThat(FulfillmentRules.track(sheet, gone, other, LATER))
                    .isEqualTo(changed(new Dispatch(PAID, new Shipped(gone.contents(), other, T))));
            assertThat(FulfillmentRules.track(sheet, gone, TRACKING, LATER))
                    .isEqualTo(unchanged(new Dispatch(PAID, gone)));
        }

        @Test
        void parcelArrivesOnce() {
            var sheet = Sheets.shipped(PAID, gone);
            var there = new Arrived(contents("F1", "S1", Map.of("L3", 1)), TRACKING, T, LATER);

            assertThat(FulfillmentRules.arrive(sheet, gone, LATER)).isEqualTo(changed(new Dispatch(PAID, there)));
            assertThat(FulfillmentRules.arrive(sheet, there, LATER.plusSeconds(1)))
                    .isEqualTo(unchanged(new Dispatch(PAID, there)));
            assertThat(FulfillmentRules.arrive(sheet, packed, LATER))
                    .isEqualTo(refused(new FulfillmentProblem.NotShipped()));
            assertThat(FulfillmentRules.track(sheet, there, other, LATER))
                    .isEqualTo(changed(new Dispatch(PAID, new Arrived(there.contents(), other, T, LATER))));
        }

        @Test
        void everyStateHasItsWord() {
            assertThat(Stream.of(packed, gone, new Arrived(gone.contents(), TRACKING, T, T))
                            .map(Fulfillment::status))
                    .containsExactly("pending", "shipped", "arrived");
        }
    }
}
