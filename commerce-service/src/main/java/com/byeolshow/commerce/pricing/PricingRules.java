package com.byeolshow.commerce.pricing;

import com.byeolshow.commerce.pricing.Quote.Line;
import com.byeolshow.commerce.pricing.Quote.PricedLine;
import com.byeolshow.commerce.pricing.Quote.VendorPart;
import com.byeolshow.platform.money.Won;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How prices come about. */
public final class PricingRules {

    /** Says what sending goods of a vendor costs, given what they cost themselves before coupons. */
    @FunctionalInterface
    public interface Fees {
        Won feeOf(String vendor, Won goods);
    }

    private PricingRules() {}

    /**
     * Price of one unit of a variant. A discount of its own replaces that of its product; without either the announced
     * sale price counts. A sale price above the original is a slip of the catalog and gives no surcharge.
     */
    public static Price unit(Won original, Won announced, @Nullable Discount own, @Nullable Discount ofProduct) {
        Discount discount = own == null ? ofProduct : own;
        Won sale = discount == null ? announced.min(original) : original.minus(discount.of(original));
        return new Price(original, sale);
    }

    /**
     * Prices the lines and one shipment per vendor; the parts add up to the total, to the won. Shipping goes by what the
     * goods cost before coupons, so that no coupon takes free shipping away and nobody is better off without one.
     */
    public static Quote quote(List<Line> lines, Fees fees) {
        var priced = new ArrayList<PricedLine>(lines.size());
        Map<String, TaxedPrice> items = new LinkedHashMap<>();
        Map<String, Won> goods = new LinkedHashMap<>();
        for (Line line : lines) {
            var total = TaxedPrice.of(line.total());
            priced.add(new PricedLine(line, total));
            items.merge(line.vendor(), total, TaxedPrice::plus);
            goods.merge(line.vendor(), line.beforeCoupons(), Won::plus);
        }
        var vendors = new ArrayList<VendorPart>(goods.size());
        goods.forEach((vendor, worth) -> {
            Won fee = fees.feeOf(vendor, worth);
            vendors.add(new VendorPart(
                    vendor, worth, items.getOrDefault(vendor, TaxedPrice.ZERO), TaxedPrice.of(new Price(fee, fee))));
        });
        return new Quote(
                List.copyOf(priced),
                List.copyOf(vendors),
                TaxedPrice.sum(vendors.stream().map(VendorPart::items).toList()),
                TaxedPrice.sum(vendors.stream().map(VendorPart::shipping).toList()));
    }
}
