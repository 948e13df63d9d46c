package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.FulfillmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a parcel with goods of one vendor can be. */
public sealed interface Fulfillment {

    Contents contents();

    default FulfillmentId id() {
        return contents().id();
    }

    /** The state's word in the contract and in the database. */
    default String status() {
        return switch (this) {
            case Pending _ -> "pending";
            case Shipped _ -> "shipped";
            case Arrived _ -> "arrived";
        };
    }

    /** Where the parcel can be looked up; null while the carrier has not got it. */
    default @Nullable Tracking tracking() {
        return switch (this) {
            case Pending _ -> null;
            case Shipped(var _, var tracking, var _) -> tracking;
            case Arrived(var _, var tracking, var _, var _) -> tracking;
        };
    }

    /** What is in it. */
    record Contents(FulfillmentId id, String vendor, List<Unit> units, Instant packedAt) {}

    /** Units of one order item; a parcel names an item at most once. */
    record Unit(String itemId, int quantity) {}

    /** Who carries a parcel, and the number it has there. */
    record Tracking(String carrier, String number) {}

    /** Packed: the units are spoken for, the carrier has not got them. */
    record Pending(Contents contents) implements Fulfillment {}

    /** On its way. */
    record Shipped(Contents contents, Tracking tracking, Instant shippedAt) implements Fulfillment {}

    /** There. */
    record Arrived(Contents contents, Tracking tracking, Instant shippedAt, Instant arrivedAt) implements Fulfillment {}
}
