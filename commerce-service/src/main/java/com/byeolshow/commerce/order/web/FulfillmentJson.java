package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.Fulfillment;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel in the app's shape.
 *
 * @param status {@code pending}, {@code shipped} or {@code arrived}
 */
record FulfillmentJson(
        @JsonProperty("_id") String id,
        String status,
        String vendor,
        List<FulfilledItemJson> items,
        TrackingJson tracking,
        String createdAt,
        @Nullable String shippedAt,
        @Nullable String arrivedAt) {

    static FulfillmentJson of(Fulfillment fulfillment) {
        var contents = fulfillment.contents();
        return new FulfillmentJson(
                contents.id().value(),
                fulfillment.status(),
                contents.vendor(),
                contents.units().stream()
                        .map(unit -> new FulfilledItemJson(new ItemRefJson(unit.itemId()), unit.quantity()))
                        .toList(),
                TrackingJson.of(fulfillment.tracking()),
                SeoulTime.iso(contents.packedAt()),
                switch (fulfillment) {
                    case Fulfillment.Pending _ -> null;
                    case Fulfillment.Shipped(var _, var _, var at) -> SeoulTime.iso(at);
                    case Fulfillment.Arrived(var _, var _, var at, var _) -> SeoulTime.iso(at);
                },
                fulfillment instanceof Fulfillment.Arrived(var _, var _, var _, var at) ? SeoulTime.iso(at) : null);
    }

    /** Units in the parcel. */
    record FulfilledItemJson(ItemRefJson item, int quantity) {}

    /** Names a line of the order. */
    record ItemRefJson(@JsonProperty("_id") String id) {}

    /** The carrier and its number of the parcel; nulls while the carrier has not got it. */
    record TrackingJson(@Nullable String company, @Nullable String uid) {

        static TrackingJson of(Fulfillment.@Nullable Tracking tracking) {
            return tracking == null
                    ? new TrackingJson(null, null)
                    : new TrackingJson(tracking.carrier(), tracking.number());
        }
    }
}
