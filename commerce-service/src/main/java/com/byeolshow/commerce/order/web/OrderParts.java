package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.Address;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.commerce.pricing.TaxedPrice;
import com.byeolshow.platform.money.Won;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of an order in the app's shape: plain numbers, parents that are never missing. */
final class OrderParts {

    private OrderParts() {}

    /** A price and its part without tax. */
    record PriceJson(long original, long sale, long withTax, long withoutTax) {

        static PriceJson of(TaxedPrice price) {
            return new PriceJson(
                    price.original().value(),
                    price.sale().value(),
                    price.withTax().value(),
                    price.withoutTax().value());
        }

        /** A price that has no discount. */
        static PriceJson of(Won amount) {
            return of(TaxedPrice.of(new Price(amount, amount)));
        }
    }

    /** How tax is contained in the prices. */
    record TaxRateJson(int rate) {}

    /** A currency and its digits after the point. */
    record CurrencyJson(String code, int precision) {}

    /** Prices and payment are in the same currency. */
    record CurrenciesJson(CurrencyJson base, CurrencyJson payment, int rate) {}

    /** Who bought. */
    record CustomerJson(
            @JsonProperty("_id") String id,
            @Nullable String alias,
            @Nullable String email,
            @Nullable String mobile) {}

    /** Where it goes and where the bill goes. */
    record AddressesJson(AddressJson shipping, AddressJson billing) {}

    /** An address; every leaf may be null, the name never is. */
    record AddressJson(
            NameJson name,
            @Nullable String mobile,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String state,
            @Nullable String city,
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String postcode,
            @Nullable String company) {

        static AddressJson of(Address address) {
            var name = address.name();
            return new AddressJson(
                    name == null
                            ? new NameJson(null, null, null)
                            : new NameJson(name.first(), name.last(), name.full()),
                    address.mobile(),
                    address.phone(),
                    address.country(),
                    address.state(),
                    address.city(),
                    address.address1(),
                    address.address2(),
                    address.postcode(),
                    address.company());
        }
    }

    /** A person's name. */
    record NameJson(
            @Nullable String first,
            @Nullable String last,
            @Nullable String full) {}

    /** Why and when something ended; nulls while it did not. */
    record CancellationJson(
            @Nullable String reason, @Nullable String cancelledAt) {

        static final CancellationJson NONE = new CancellationJson(null, null);
    }

    /** Further facts; the spelling is the app's. */
    record MetaJson(@JsonProperty("PCCC") @Nullable String customsCode) {}

    /** A product as it was when bought. */
    record ProductJson(@JsonProperty("_id") String id, String name, ThumbnailJson thumbnail) {

        static ProductJson of(OrderSheet.Line line) {
            return new ProductJson(line.productId(), line.productName(), new ThumbnailJson(line.thumbnailUrl()));
        }
    }

    /** Always an object, since the app reads into it unasked. */
    record ThumbnailJson(@Nullable String url) {}

    /** A variant as it was when bought. */
    record VariantJson(@JsonProperty("_id") String id, UnitPriceJson price, List<TypeJson> types) {

        static VariantJson of(OrderSheet.Line line) {
            return new VariantJson(
                    line.variantId(),
                    new UnitPriceJson(
                            line.unitOriginal().value(), line.unitSale().value()),
                    line.choices().stream().map(TypeJson::of).toList());
        }
    }

    /** Price of one unit. */
    record UnitPriceJson(long original, long sale) {}

    /** One choice of a variant. */
    record TypeJson(OptionJson option, VariationJson variation) {

        static TypeJson of(OrderSheet.Choice choice) {
            return new TypeJson(
                    new OptionJson(choice.optionId(), choice.optionName()),
                    new VariationJson(choice.variationId(), choice.variationValue()));
        }
    }

    /** What could be chosen. */
    record OptionJson(@JsonProperty("_id") String id, String name) {}

    /** What was chosen. */
    record VariationJson(@JsonProperty("_id") String id, String value) {}

    /** Fee of a shipment, from which worth of goods on it is free, and for which weight and part of the country. */
    record ShippingRuleJson(
            FreeJson free,
            long weightOver,
            long fee,
            @Nullable String region) {}

    /** Null when it is never free. */
    record FreeJson(@Nullable Long priceOver) {}

    /** All goods of one vendor, sent together. */
    record ShipmentJson(
            @JsonProperty("_id") String id,
            String type,
            String shippingPolicy,
            String vendor,
            List<String> items,
            ShippingRuleJson rule,
            PriceJson fee,
            boolean free,
            int quantity,
            long discounted,
            long taxed) {}
}
