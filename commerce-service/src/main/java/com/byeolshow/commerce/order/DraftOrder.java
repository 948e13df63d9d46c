package com.byeolshow.commerce.order;

import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
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
     * Drafts the order.
     *
     * @param offers one per item, in the same order
     * @param freight what sending them costs
     */
    OrderSheet run(
            String customerId,
            Checkout checkout,
            List<Checkout.Item> items,
            List<Offer> offers,
            Freight freight,
            OrderSheet.Buyer buyer,
            Instant now) {
        var quote = PricingRules.quote(
                IntStream.range(0, items.size())
                        .mapToObj(i -> new Quote.Line(
                                offers.get(i).vendor(),
                                offers.get(i).price(),
                                items.get(i).quantity(),
                                Won.ZERO))
                        .toList(),
                (vendor, goods) -> freight.fee(vendor, goods).fee());
        var head = new Order.Head(new OrderId(ids.next()), customerId, quote.amount(), Set.of());
        return new OrderSheet(
                new Order.Placed(head, now.plus(settings.expiresAfter())),
                now,
                now,
                IntStream.range(0, items.size())
                        .mapToObj(i -> line(items.get(i), offers.get(i)))
                        .toList(),
                quote.vendors().stream().map(part -> shipment(part, freight)).toList(),
                Objects.requireNonNull(checkout.shipping()),
                Objects.requireNonNull(checkout.billing()),
                buyer,
                checkout.request(),
                checkout.tags(),
                checkout.customsCode(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private OrderSheet.Line line(Checkout.Item item, Offer offer) {
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
                Won.ZERO,
                method(item.shippingMethod()),
                item.request(),
                0,
                Won.ZERO);
    }

    private String method(@Nullable String wanted) {
        return wanted == null || wanted.isBlank() ? shipping.defaultMethod() : wanted;
    }

    private OrderSheet.Shipment shipment(Quote.VendorPart part, Freight freight) {
        ShippingFee fee = freight.fee(part.vendor(), part.items().sale());
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
