package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.FulfillmentId;
import com.byeolshow.commerce.order.ShipOrder;
import com.byeolshow.commerce.order.model.Fulfillment;
import com.byeolshow.commerce.order.model.FulfillmentProblem;
import com.byeolshow.commerce.order.model.FulfillmentWish;
import com.byeolshow.commerce.order.web.ManagedOrder.ManagedFulfillment;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Parcels of an order, as staff send them. */
@RestController
@RequestMapping("/v1/manager/orders/{orderId}/fulfillments")
class ManagerFulfillmentEndpoints {

    private static final int MOST_ITEMS = 200;

    private final ShipOrder ship;

    ManagerFulfillmentEndpoints(ShipOrder ship) {
        this.ship = ship;
    }

    /**
     * What goes into one parcel: some items, or with a vendor all of its goods that are left.
     *
     * @param trackingNumber missing together with the carrier while the parcel is only packed
     */
    record ParcelBody(
            @Nullable List<@Nullable ParcelItem> items,
            @Nullable String vendor,
            @Nullable String carrier,
            @Nullable String trackingNumber) {

        FulfillmentWish wish() {
            if (items == null) {
                return new FulfillmentWish.EverythingOf(Texts.required(vendor, Texts.LONGEST_ID, "vendor"));
            }
            if (vendor != null) {
                throw Texts.malformed("either items or a vendor, not both");
            }
            if (items.size() > MOST_ITEMS) {
                throw Texts.malformed("too many items");
            }
            return new FulfillmentWish.Units(
                    items.stream().map(ParcelItem::unit).toList());
        }

        Fulfillment.@Nullable Tracking tracking() {
            return carrier == null && trackingNumber == null ? null : tracked(carrier, trackingNumber);
        }
    }

    /** Units of an order item. */
    record ParcelItem(@Nullable String itemId, @Nullable Integer quantity) {

        static Fulfillment.Unit unit(@Nullable ParcelItem item) {
            if (item == null) {
                throw Texts.malformed("item is null");
            }
            return new Fulfillment.Unit(
                    Texts.required(item.itemId(), Texts.LONGEST_ID, "itemId"),
                    item.quantity() == null ? 0 : item.quantity());
        }
    }

    /** Who carries the parcel, and the number it has there. */
    record TrackingBody(@Nullable String carrier, @Nullable String trackingNumber) {}

    /** Packs a parcel and, with a number, sends it; once per key. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ManagedFulfillment> pack(
            Caller caller,
            @PathVariable String orderId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody ParcelBody body) {
        return ship.pack(Texts.orderId(orderId), body.wish(), body.tracking(), IdempotencyKey.of(caller.id(), key))
                .map(ManagedFulfillment::of);
    }

    /** Hands a packed parcel over to the carrier, or corrects its number. */
    @PutMapping("/{fulfillmentId}")
    Mono<ManagedFulfillment> track(
            @PathVariable String orderId, @PathVariable String fulfillmentId, @ClientBody TrackingBody body) {
        return ship.track(Texts.orderId(orderId), id(fulfillmentId), tracked(body.carrier(), body.trackingNumber()))
                .map(ManagedFulfillment::of);
    }

    /** The parcel is there. */
    @PostMapping("/{fulfillmentId}/arrived")
    Mono<ManagedFulfillment> arrived(@PathVariable String orderId, @PathVariable String fulfillmentId) {
        return ship.arrived(Texts.orderId(orderId), id(fulfillmentId)).map(ManagedFulfillment::of);
    }

    private static Fulfillment.Tracking tracked(@Nullable String carrier, @Nullable String number) {
        return new Fulfillment.Tracking(
                Texts.required(carrier, Texts.LONGEST_ID, "carrier"),
                Texts.required(number, Texts.LONGEST_ID, "trackingNumber"));
    }

    private static FulfillmentId id(String path) {
        if (!path.matches("[0-9A-Za-z]{1,40}")) {
            throw new RefusedException(new FulfillmentProblem.NoSuchFulfillment());
        }
        return new FulfillmentId(path);
    }
}
