package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.web.OrderParts.PriceJson;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.commerce.pricing.PricingRules;
import com.byeolshow.commerce.pricing.Quote;
import com.byeolshow.commerce.pricing.TaxedPrice;
import com.byeolshow.platform.money.Won;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order costs, in the app's shape: as on the day it was placed, coupons taken off. */
final class OrderTotals {

    private OrderTotals() {}

    /** Goods of an order or of one vendor in it. */
    record GoodsTotalJson(PriceJson price, long discounted, long taxed) {

        static GoodsTotalJson of(TaxedPrice price) {
            return new GoodsTotalJson(
                    PriceJson.of(price),
                    price.discounted().value(),
                    price.taxed().value());
        }
    }

    /** Shipping of an order or of one vendor in it. */
    record FeeTotalJson(PriceJson fee, long discounted, long taxed) {

        static FeeTotalJson of(TaxedPrice price) {
            return new FeeTotalJson(
                    PriceJson.of(price),
                    price.discounted().value(),
                    price.taxed().value());
        }
    }

    /** Everything of one vendor. */
    record VendorTotalJson(String vendor, PriceJson price, GoodsTotalJson items, FeeTotalJson shipping) {

        static VendorTotalJson of(Quote.VendorPart part) {
            return new VendorTotalJson(
                    part.vendor(),
                    PriceJson.of(part.total()),
                    GoodsTotalJson.of(part.items()),
                    FeeTotalJson.of(part.shipping()));
        }
    }

    /** Tax contained in the total. */
    record TaxJson(int rate, long taxed) {}

    /** What the order costs; {@code amount} is what must be paid. */
    record TotalJson(
            PriceJson price,
            GoodsTotalJson items,
            FeeTotalJson shipping,
            long discounted,
            long taxed,
            long amount,
            List<TaxJson> taxes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<VendorTotalJson> vendors) {}

    static TotalJson of(OrderSheet sheet, boolean withVendors) {
        Quote quote = PricingRules.quote(
                sheet.lines().stream()
                        .map(line -> new Quote.Line(line.vendor(), unit(line), line.quantity(), line.couponDiscount()))
                        .toList(),
                (vendor, _) -> feeOf(sheet, vendor));
        TaxedPrice total = quote.total();
        return new TotalJson(
                PriceJson.of(total),
                GoodsTotalJson.of(quote.items()),
                FeeTotalJson.of(quote.shipping()),
                total.discounted().value(),
                total.taxed().value(),
                sheet.order().head().amount().value(),
                List.of(new TaxJson(TaxedPrice.TAX_PERCENT, total.taxed().value())),
                withVendors ? quote.vendors().stream().map(VendorTotalJson::of).toList() : null);
    }

    static Price unit(OrderSheet.Line line) {
        return new Price(line.unitOriginal(), line.unitSale());
    }

    private static Won feeOf(OrderSheet sheet, String vendor) {
        return Won.sum(sheet.shipments().stream()
                .filter(shipment -> shipment.vendor().equals(vendor))
                .map(OrderSheet.Shipment::fee)
                .toList());
    }
}
