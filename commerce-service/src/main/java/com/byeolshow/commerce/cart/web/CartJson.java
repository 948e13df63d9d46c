package com.byeolshow.commerce.cart.web;

import com.byeolshow.commerce.cart.CartItem;
import com.byeolshow.commerce.cart.ReadCart;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.commerce.pricing.TaxedPrice;
import com.byeolshow.commerce.shipping.ShippingPolicy;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cart in the app's shape: grouped by vendor, plain numbers. */
record CartJson(List<VendorGroupJson> cart) {

    static CartJson of(List<ReadCart.VendorGroup> groups) {
        return new CartJson(groups.stream().map(VendorGroupJson::of).toList());
    }

    /** One vendor's goods and how they are shipped. */
    record VendorGroupJson(
            String vendor,
            @JsonProperty("ShippingPolicy") ShippingPolicyJson shippingPolicy,
            List<CartItemJson> items) {

        static VendorGroupJson of(ReadCart.VendorGroup group) {
            return new VendorGroupJson(
                    group.vendor(),
                    ShippingPolicyJson.of(group.policy()),
                    group.lines().stream().map(CartItemJson::of).toList());
        }
    }

    /** Fees of a vendor. */
    record ShippingPolicyJson(
            String method, String country, String vendor, List<RuleJson> rules, List<RegionJson> regions) {

        static ShippingPolicyJson of(ShippingPolicy policy) {
            return new ShippingPolicyJson(
                    policy.method(),
                    policy.country(),
                    policy.vendor(),
                    policy.rules().stream().map(RuleJson::of).toList(),
                    policy.regions().stream()
                            .map(region -> RegionJson.of(policy.country(), region))
                            .toList());
        }
    }

    /** Fee of a shipment from a weight on. */
    record RuleJson(FreeJson free, long weightOver, long fee) {

        static RuleJson of(ShippingPolicy.Rule rule) {
            Won freeOver = rule.freeOver();
            return new RuleJson(
                    new FreeJson(freeOver == null ? null : freeOver.value()),
                    rule.weightOver(),
                    rule.fee().value());
        }
    }

    /** From which worth of goods on it is free; null when never. */
    record FreeJson(@Nullable Long priceOver) {}

    /** Fees in one part of the country. */
    record RegionJson(String name, String country, List<RuleJson> rules) {

        static RegionJson of(String country, ShippingPolicy.Region region) {
            return new RegionJson(
                    region.name(),
                    country,
                    region.rules().stream().map(RuleJson::of).toList());
        }
    }

    /** A line of the cart; {@code stock} is 0 and {@code available} false for what cannot be bought any more. */
    record CartItemJson(
            @JsonProperty("_id") String id,
            int quantity,
            long stock,
            boolean available,
            String shippingMethod,
            String addedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            VendorJson vendor,

            ProductJson product,
            VariantJson variant,
            TaxedPriceJson price,
            long discounted,
            List<AppliedDiscountJson> discounts,
            long taxed,
            LineTotalJson total) {

        static CartItemJson of(ReadCart.Line line) {
            Offer offer = line.offer();
            return new CartItemJson(
                    line.item().id(),
                    line.item().quantity(),
                    line.stock(),
                    line.available(),
                    line.item().shippingMethod(),
                    SeoulTime.iso(line.item().addedAt()),
                    VendorJson.of(offer),
                    new ProductJson(
                            offer.productId(),
                            offer.productName(),
                            offer.available(),
                            new ThumbnailJson(offer.thumbnailUrl())),
                    VariantJson.of(offer),
                    TaxedPriceJson.of(line.unit()),
                    line.unit().discounted().value(),
                    AppliedDiscountJson.of(offer),
                    line.unit().taxed().value(),
                    new LineTotalJson(
                            TaxedPriceJson.of(line.total()),
                            line.total().discounted().value(),
                            line.total().taxed().value()));
        }
    }

    /** Who sells it; absent for the house's own goods. */
    record VendorJson(@JsonProperty("_id") String id, String name) {

        static @Nullable VendorJson of(Offer offer) {
            return offer.vendor().equals(Offer.HOUSE)
                    ? null
                    : new VendorJson(offer.vendor(), Objects.requireNonNullElse(offer.vendorName(), offer.vendor()));
        }
    }

    /** The product of a line; {@code available} says whether it is on sale at all. */
    record ProductJson(@JsonProperty("_id") String id, String name, boolean available, ThumbnailJson thumbnail) {}

    /** Always an object, since the app reads into it unasked. */
    record ThumbnailJson(@Nullable String url) {}

    /** The variant of a line. */
    record VariantJson(@JsonProperty("_id") String id, List<TypeJson> types, PriceJson price, DiscountJson discount) {

        static VariantJson of(Offer offer) {
            return new VariantJson(
                    offer.variantId(),
                    offer.types().stream().map(TypeJson::of).toList(),
                    PriceJson.of(offer.price()),
                    DiscountJson.of(offer));
        }
    }

    /** One choice of a variant. */
    record TypeJson(OptionJson option, VariationJson variation) {

        static TypeJson of(Offer.VariantType type) {
            return new TypeJson(
                    new OptionJson(type.optionId(), type.optionName()),
                    new VariationJson(type.variationId(), type.variationValue()));
        }
    }

    /** What can be chosen. */
    record OptionJson(@JsonProperty("_id") String id, String name) {}

    /** What was chosen. */
    record VariationJson(@JsonProperty("_id") String id, String value) {}

    /** Before and after the discount. */
    record PriceJson(long original, long sale) {

        static PriceJson of(Price price) {
            return new PriceJson(price.original().value(), price.sale().value());
        }
    }

    /** The discount of a variant; nulls and zero when there is none. */
    record DiscountJson(@Nullable String type, @Nullable Long value, long discounted) {

        static DiscountJson of(Offer offer) {
            var discount = offer.discount();
            return discount == null
                    ? new DiscountJson(null, null, offer.price().discounted().value())
                    : new DiscountJson(
                            discount.kind().name().toLowerCase(Locale.ROOT),
                            discount.value(),
                            offer.price().discounted().value());
        }
    }

    /** A discount as it was applied to one unit. */
    record AppliedDiscountJson(String type, long value, long discounted, long before, long after) {

        static List<AppliedDiscountJson> of(Offer offer) {
            var discount = offer.discount();
            return discount == null
                    ? List.of()
                    : List.of(new AppliedDiscountJson(
                            discount.kind().name().toLowerCase(Locale.ROOT),
                            discount.value(),
                            offer.price().discounted().value(),
                            offer.price().original().value(),
                            offer.price().sale().value()));
        }
    }

    /** A price and its part without tax. */
    record TaxedPriceJson(long original, long sale, long withTax, long withoutTax) {

        static TaxedPriceJson of(TaxedPrice price) {
            return new TaxedPriceJson(
                    price.original().value(),
                    price.sale().value(),
                    price.withTax().value(),
                    price.withoutTax().value());
        }
    }

    /** All units of a line together. */
    record LineTotalJson(TaxedPriceJson price, long discounted, long taxed) {}

    /** What became of one entry that was put into the cart. */
    record PutItemJson(
            @JsonProperty("_id") String id,
            String product,
            String variant,
            int quantity,
            String shippingMethod,
            String addedAt) {

        static PutItemJson of(CartItem item) {
            return new PutItemJson(
                    item.id(),
                    item.productId(),
                    item.variantId(),
                    item.quantity(),
                    item.shippingMethod(),
                    SeoulTime.iso(item.addedAt()));
        }
    }
}
