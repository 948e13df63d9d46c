package com.byeolshow.commerce.order;

import com.byeolshow.commerce.coupon.Basket.Reduction;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.OrderSheet.SpentCoupon;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.commerce.pricing.PricingRules;
import com.byeolshow.commerce.pricing.Quote;
import com.byeolshow.commerce.shipping.Freight;
import com.byeolshow.commerce.shipping.ShippingFee;
import com.byeolshow.commerce.shipping.ShippingPolicies;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.RandomIds;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts offers, prices and shipping of a checkout together as a new order; asks nobody and writes nothing. */
@Component
class DraftOrder {

    private final ShippingPolicies shipping;
    private final OrderSettings settings;
    private final RandomIds ids;

    DraftOrder(ShippingPolicies shipping, OrderSettings settings, RandomIds ids) {
        this.shipping = shipping;
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * What an order rests on.
     *
     * @param offers one per item, in the same order
     * @param freight what sending them costs
     * @param reduction what coupons take off each item
     */
    record Facts(List<Offer> offers, Freight freight, Reduction reduction, OrderSheet.Buyer buyer) {}

    /** Drafts the order of these items. */
    OrderSheet run(String customerId, Checkout checkout, List<Checkout.Item> items, Facts facts, Instant now) {
        var freight = facts.freight();
        var lines = IntStream.range(0, items.size())
                .mapToObj(i -> line(
                        items.get(i),
                        facts.offers().get(i),
                        facts.reduction().shares().get(i)))
                .toList();
        var quote = PricingRules.quote(
                lines.stream()
                        .map(line -> new Quote.Line(
                                line.vendor(),
                                new Price(line.unitOriginal(), line.unitSale()),
                                line.quantity(),
                                line.couponDiscount()))
                        .toList(),
                (vendor, goods) -> freight.fee(vendor, goods).fee());
        var head = new Order.Head(new OrderId(ids.next()), customerId, quote.amount(), Set.of());
        return new OrderSheet(
                new Order.Placed(head, now.plus(settings.expiresAfter())),
                now,
                now,
                lines,
                quote.vendors().stream().map(part -> shipment(part, freight)).toList(),
                Objects.requireNonNull(checkout.shipping()),
                Objects.requireNonNull(checkout.billing()),
                facts.buyer(),
                checkout.request(),
                checkout.tags(),
                checkout.customsCode(),
                List.of(),
                List.of(),
                List.of(),
                coupons(facts.reduction(), lines),
                List.of());
    }

    private static List<SpentCoupon> coupons(Reduction reduction, List<OrderSheet.Line> lines) {
        return reduction.spent().stream()
                .map(spent -> new SpentCoupon(
                        spent.coupon().value(),
                        spent.name(),
                        spent.line() == null ? null : lines.get(spent.line()).id(),
                        spent.discounted()))
                .toList();
    }

    private OrderSheet.Line line(Checkout.Item item, Offer offer, Won couponDiscount) {
        return new OrderSheet.Line(
                ids.next(),
                offer.productId(),
                offer.productName(),
                offer.thumbnailUrl(),
                offer.variantId(),
                offer.types().stream()
                        .map(type -> new OrderSheet.Choice(
                                type.optionId(), type.optionName(), type.variationId(), type.variationValue()))
                        .toList(),
                offer.vendor(),
                item.quantity(),
                offer.price().original(),
                offer.price().sale(),
                couponDiscount,
                method(item.shippingMethod()),
                item.request(),
                0,
                Won.ZERO,
                0);
    }

    private String method(@Nullable String wanted) {
        return wanted == null || wanted.isBlank() ? shipping.defaultMethod() : wanted;
    }

    private OrderSheet.Shipment shipment(Quote.VendorPart part, Freight freight) {
        ShippingFee fee = freight.fee(part.vendor(), part.goods());
        return new OrderSheet.Shipment(
                ids.next(),
                part.vendor(),
                freight.policyOf(part.vendor()).method(),
                fee.rule().fee(),
                fee.rule().freeOver(),
                fee.rule().weightOver(),
                fee.region(),
                fee.fee(),
                false);
    }
}
