package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.web.OrderParts.CancellationJson;
import com.byeolshow.commerce.order.web.OrderParts.PriceJson;
import com.byeolshow.commerce.order.web.OrderParts.ProductJson;
import com.byeolshow.commerce.order.web.OrderParts.TypeJson;
import com.byeolshow.commerce.order.web.OrderParts.UnitPriceJson;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A refund in the app's shape. The app sums up {@code total.price.withTax} of accepted ones, so that is all the money
 * that goes back, shipping included, and a settled refund still reads as accepted. It takes what an item's price lacks to
 * the price of its units for the share of coupons, so an item's price is what was paid for it, also when less than that
 * goes back.
 */
record RefundJson(
        @JsonProperty("_id") String id,
        String status,
        String reason,
        String createdAt,
        CancellationJson cancellation,
        RefundTotalJson total,
        List<RefundItemJson> items) {

    static RefundJson of(OrderSheet sheet, Refund refund) {
        Map<String, OrderSheet.Line> lines =
                sheet.lines().stream().collect(Collectors.toMap(OrderSheet.Line::id, Function.identity()));
        var claim = refund.claim();
        return new RefundJson(
                claim.id().value(),
                switch (refund) {
                    case Refund.Requested _ -> "requested";
                    case Refund.Accepted _, Refund.Settled _ -> "accepted";
                    case Refund.Cancelled _ -> "cancelled";
                },
                claim.reason(),
                SeoulTime.iso(claim.createdAt()),
                refund instanceof Refund.Cancelled(var _, var why, var _)
                        ? new CancellationJson(why.reason(), SeoulTime.iso(why.at()))
                        : CancellationJson.NONE,
                new RefundTotalJson(
                        PriceJson.of(money(refund)), new RefundShippingJson(PriceJson.of(claim.shipping()))),
                claim.lines().stream()
                        .map(part -> RefundItemJson.of(Objects.requireNonNull(lines.get(part.itemId())), part))
                        .toList());
    }

    /** What will go back, or what did. */
    private static Won money(Refund refund) {
        return switch (refund) {
            case Refund.Requested _, Refund.Accepted _, Refund.Cancelled _ ->
                refund.claim().amount();
            case Refund.Settled(var _, var _, var _, var returned) -> returned;
        };
    }

    /** All the money that goes back, and the part of it that is shipping. */
    record RefundTotalJson(PriceJson price, RefundShippingJson shipping) {}

    /** The shipping fee that goes back. */
    record RefundShippingJson(PriceJson fee) {}

    /** Units that go back; {@code price} is the money for all of them. */
    record RefundItemJson(
            int quantity, PriceJson price, ProductJson product, BoughtItemJson item, BoughtVariantJson variant) {

        static RefundItemJson of(OrderSheet.Line line, Refund.Line part) {
            var price = new UnitPriceJson(
                    line.unitOriginal().value(), line.unitSale().value());
            var variant = new BoughtVariantJson(
                    line.variantId(),
                    price,
                    line.choices().stream().map(TypeJson::of).toList());
            return new RefundItemJson(
                    part.quantity(),
                    PriceJson.of(part.amount()),
                    ProductJson.of(line),
                    new BoughtItemJson(line.id(), variant),
                    variant);
        }
    }

    /** The order's line. */
    record BoughtItemJson(@JsonProperty("_id") String id, BoughtVariantJson variant) {}

    /** The variant of that line. */
    record BoughtVariantJson(@JsonProperty("_id") String id, UnitPriceJson price, List<TypeJson> types) {}
}
