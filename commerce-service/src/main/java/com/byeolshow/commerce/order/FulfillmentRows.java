package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Fulfillment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of the parcel tables, as PostgreSQL writes them as JSON, and what they mean. */
final class FulfillmentRows {

    private FulfillmentRows() {}

    /** A row of {@code fulfillment_item}. */
    record UnitRow(String orderItemId, int quantity) {

        static UnitRow of(Fulfillment.Unit unit) {
            return new UnitRow(unit.itemId(), unit.quantity());
        }
    }

    /** A row of {@code fulfillment} with its items. */
    record FulfillmentRow(
            String id,
            String vendor,
            String status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            Instant packedAt,
            @Nullable Instant shippedAt,
            @Nullable Instant arrivedAt,
            List<UnitRow> units) {

        Fulfillment fulfillment() {
            var contents = new Fulfillment.Contents(
                    new FulfillmentId(id),
                    vendor,
                    units.stream()
                            .map(unit -> new Fulfillment.Unit(unit.orderItemId(), unit.quantity()))
                            .toList(),
                    packedAt);
            return switch (status) {
                case "pending" -> new Fulfillment.Pending(contents);
                case "shipped" -> new Fulfillment.Shipped(contents, tracking(), Objects.requireNonNull(shippedAt));
                case "arrived" ->
                    new Fulfillment.Arrived(
                            contents, tracking(), Objects.requireNonNull(shippedAt), Objects.requireNonNull(arrivedAt));
                default -> throw new IllegalStateException("fulfillment " + id + " is " + status);
            };
        }

        private Fulfillment.Tracking tracking() {
            return new Fulfillment.Tracking(Objects.requireNonNull(carrier), Objects.requireNonNull(trackingNumber));
        }
    }
}
