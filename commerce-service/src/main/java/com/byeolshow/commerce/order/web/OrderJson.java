package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.OrderSheet.Line;
import com.byeolshow.commerce.order.web.OrderParts.AddressJson;
import com.byeolshow.commerce.order.web.OrderParts.AddressesJson;
import com.byeolshow.commerce.order.web.OrderParts.CancellationJson;
import com.byeolshow.commerce.order.web.OrderParts.CurrenciesJson;
import com.byeolshow.commerce.order.web.OrderParts.CurrencyJson;
import com.byeolshow.commerce.order.web.OrderParts.CustomerJson;
import com.byeolshow.commerce.order.web.OrderParts.FreeJson;
import com.byeolshow.commerce.order.web.OrderParts.MetaJson;
import com.byeolshow.commerce.order.web.OrderParts.PriceJson;
import com.byeolshow.commerce.order.web.OrderParts.ProductJson;
import com.byeolshow.commerce.order.web.OrderParts.ShipmentJson;
import com.byeolshow.commerce.order.web.OrderParts.ShippingRuleJson;
import com.byeolshow.commerce.order.web.OrderParts.TaxRateJson;
import com.byeolshow.commerce.order.web.OrderParts.VariantJson;
import com.byeolshow.commerce.order.web.OrderTotals.TotalJson;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.commerce.pricing.TaxedPrice;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order in the app's shape. Lists are never missing and parents never null, because the app reads into them unasked.
 *
 * @param <P> products as objects, or as ids right after checkout
 * @param <V> variants likewise
 */
record OrderJson<P, V>(
        @JsonProperty("_id") String id,
        String status,
        boolean synced,
        boolean done,
        String language,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CurrenciesJson currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaxRateJson tax,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CustomerJson customer,
        AddressesJson address,
        String request,
        List<String> tags,
        List<String> reviews,
        CancellationJson cancellation,
        @Nullable String paidAt,
        @Nullable String receivedAt,
        TotalJson total,
        List<ItemJson<P, V>> items,
        List<ShipmentJson> shipments,
        List<FulfillmentJson> fulfillments,
        List<RefundJson> refunds,
        List<TransactionJson> transactions,
        MetaJson meta,
        String createdAt,
        String updatedAt) {

    private static final CurrencyJson WON = new CurrencyJson(Checkout.CURRENCY, 0);

    /** As the order's own screen reads it. */
    static OrderJson<ProductJson, VariantJson> whole(OrderSheet sheet) {
        return of(sheet, true, ProductJson::of, VariantJson::of);
    }

    /** As the list reads it: without currency, tax, customer and the totals of vendors. */
    static OrderJson<ProductJson, VariantJson> listed(OrderSheet sheet) {
        return of(sheet, false, ProductJson::of, VariantJson::of);
    }

    /** As checkout answers it: products and variants are ids. */
    static OrderJson<String, String> placed(OrderSheet sheet) {
        return of(sheet, true, Line::productId, Line::variantId);
    }

    private static <P, V> OrderJson<P, V> of(
            OrderSheet sheet, boolean whole, Function<Line, P> product, Function<Line, V> variant) {
        Order order = sheet.order();
        var buyer = sheet.buyer();
        return new OrderJson<>(
                order.id().value(),
                order.status(),
                true,
                order.isDone(),
                "ko",
                whole ? new CurrenciesJson(WON, WON, 1) : null,
                whole ? new TaxRateJson(TaxedPrice.TAX_PERCENT) : null,
                whole
                        ? new CustomerJson(order.head().customerId(), buyer.alias(), buyer.email(), buyer.mobile())
                        : null,
                new AddressesJson(AddressJson.of(sheet.shipping()), AddressJson.of(sheet.billing())),
                Objects.requireNonNullElse(sheet.request(), ""),
                sheet.tags(),
                List.of(),
                cancellation(order),
                paidAt(order),
                SeoulTime.isoOrNull(order.head().marks().receivedAt()),
                OrderTotals.of(sheet, whole),
                sheet.lines().stream()
                        .map(line -> ItemJson.of(sheet, line, product.apply(line), variant.apply(line)))
                        .toList(),
                sheet.shipments().stream()
                        .map(shipment -> shipment(sheet, shipment))
                        .toList(),
                sheet.fulfillments().stream().map(FulfillmentJson::of).toList(),
                sheet.refunds().stream()
                        .map(refund -> RefundJson.of(sheet, refund))
                        .toList(),
                List.of(TransactionJson.of(sheet)),
                new MetaJson(sheet.customsCode()),
                SeoulTime.iso(sheet.placedAt()),
                SeoulTime.iso(sheet.updatedAt()));
    }

    private static CancellationJson cancellation(Order order) {
        return switch (order) {
            case Order.Cancelled(var _, var reason, var at) -> new CancellationJson(reason, SeoulTime.iso(at));
            case Order.Placed _, Order.Deviating _, Order.Paid _, Order.GivingBack _ -> CancellationJson.NONE;
        };
    }

    private static @Nullable String paidAt(Order order) {
        Order.Payment taken = order.taken();
        return taken == null ? null : SeoulTime.iso(taken.at());
    }

    private static ShipmentJson shipment(OrderSheet sheet, OrderSheet.Shipment shipment) {
        var lines = sheet.lines().stream()
                .filter(line -> line.vendor().equals(shipment.vendor()))
                .toList();
        Won freeOver = shipment.ruleFreeOver();
        TaxedPrice fee = TaxedPrice.of(new Price(shipment.fee(), shipment.fee()));
        return new ShipmentJson(
                shipment.id(),
                "bundled",
                shipment.method(),
                shipment.vendor(),
                lines.stream().map(Line::id).toList(),
                new ShippingRuleJson(
                        new FreeJson(freeOver == null ? null : freeOver.value()),
                        shipment.ruleWeightOver(),
                        shipment.ruleFee().value(),
                        shipment.region()),
                PriceJson.of(fee),
                shipment.fee().isZero(),
                lines.stream().mapToInt(Line::quantity).sum(),
                fee.discounted().value(),
                fee.taxed().value());
    }
}
