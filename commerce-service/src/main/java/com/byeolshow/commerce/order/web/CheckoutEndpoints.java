package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.PlaceOrder;
import com.byeolshow.commerce.order.model.Address;
import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Placing an order (CO-06); the app's documents say PUT and its server said POST, so both work. */
@RestController
class CheckoutEndpoints {

    private static final int LONGEST_KEY = 200;
    private static final int MOST_TAGS = 20;

    private static final PlaceOrder.Answer<CheckoutAnswer> ANSWER =
            new PlaceOrder.Answer<>(CheckoutAnswer.class, sheet -> new CheckoutAnswer(OrderJson.placed(sheet)));

    private final PlaceOrder place;

    CheckoutEndpoints(PlaceOrder place) {
        this.place = place;
    }

    /** The new order. */
    record CheckoutAnswer(OrderJson<String, String> order) {}

    /** What the app sends. */
    record CheckoutBody(@Nullable CheckoutPayload payload) {}

    /** What to buy, how to pay and where it goes; without items it is the whole cart. */
    record CheckoutPayload(
            @Nullable List<@Nullable CheckoutItem> items,
            @Nullable String currency,
            @Nullable String paymentMethod,
            @Nullable CheckoutAddress address,
            @Nullable String request,
            @Nullable List<@Nullable String> tags,
            @Nullable CheckoutMeta meta,
            @Nullable CheckoutDiscount discount) {

        Checkout checkout() {
            Address shipping = address == null ? null : fitting(address.shipping());
            Address billing = address == null ? null : fitting(address.billing());
            return new Checkout(
                    items == null
                            ? null
                            : items.stream().map(CheckoutItem::wanted).toList(),
                    currency,
                    paymentMethod,
                    shipping,
                    billing,
                    Texts.optional(request, Texts.LONGEST_NOTE, "request"),
                    givenTags(),
                    meta == null ? null : Texts.optional(meta.customsCode(), Texts.LONGEST_ID, "PCCC"),
                    discount == null ? Checkout.Coupons.NONE : discount.coupons());
        }

        private List<String> givenTags() {
            if (tags == null) {
                return List.of();
            }
            if (tags.size() > MOST_TAGS) {
                throw Texts.malformed("too many tags");
            }
            return tags.stream()
                    .map(tag -> Texts.required(tag, Texts.LONGEST_ID, "tag"))
                    .toList();
        }

        private static @Nullable Address fitting(@Nullable Address address) {
            if (address != null && !address.fits()) {
                throw Texts.malformed("address is too long");
            }
            return address;
        }
    }

    /** One line to buy; a price the app may send is not read. */
    record CheckoutItem(
            @JsonProperty("_id") @Nullable String id,
            @Nullable String product,
            @Nullable String variant,
            @Nullable Integer quantity,
            @Nullable String shippingMethod,
            @Nullable String request) {

        static Checkout.Item wanted(@Nullable CheckoutItem item) {
            if (item == null) {
                throw Texts.malformed("item is null");
            }
            return new Checkout.Item(
                    Texts.optional(item.id(), Texts.LONGEST_ID, "_id"),
                    Texts.required(item.product(), Texts.LONGEST_ID, "product"),
                    Texts.required(item.variant(), Texts.LONGEST_ID, "variant"),
                    item.quantity() == null ? 0 : item.quantity(),
                    Texts.optional(item.shippingMethod(), Texts.LONGEST_ID, "shippingMethod"),
                    Texts.optional(item.request(), Texts.LONGEST_NOTE, "request"));
        }
    }

    /** Both are needed. */
    record CheckoutAddress(
            @Nullable Address shipping, @Nullable Address billing) {}

    /** Further facts; the spelling is the app's. */
    record CheckoutMeta(@JsonProperty("PCCC") @Nullable String customsCode) {}

    @RequestMapping(
            path = "/cart/checkout",
            method = {RequestMethod.PUT, RequestMethod.POST})
    Mono<CheckoutAnswer> place(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @ClientBody CheckoutBody body) {
        if (body.payload() == null) {
            throw Texts.malformed("payload is missing");
        }
        return place.run(
                caller.id(), body.payload().checkout(), Texts.optional(key, LONGEST_KEY, "Idempotency-Key"), ANSWER);
    }
}
