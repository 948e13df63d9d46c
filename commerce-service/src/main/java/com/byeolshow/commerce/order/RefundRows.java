package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of the refund tables, as PostgreSQL writes them as JSON, and what they mean. */
final class RefundRows {

    private RefundRows() {}

    /** A row of {@code refund_item}, with the product it is about. */
    record RefundItemRow(String orderItemId, String productId, String variantId, int quantity, long amount) {

        static RefundItemRow of(Refund.Line line) {
            return new RefundItemRow(
                    line.itemId(),
                    line.productId(),
                    line.variantId(),
                    line.quantity(),
                    line.amount().value());
        }
    }

    /** A row of {@code refund} with its items. */
    record RefundRow(
            String id,
            String orderId,
            String customerId,
            String vendor,
            String status,
            String reason,
            long shipping,
            Instant createdAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant settledAt,
            @Nullable Long returned,
            List<RefundItemRow> lines) {

        Refund refund() {
            var claim = new Refund.Claim(
                    new RefundId(id),
                    new OrderId(orderId),
                    customerId,
                    vendor,
                    reason,
                    lines.stream()
                            .map(line -> new Refund.Line(
                                    line.orderItemId(),
                                    line.productId(),
                                    line.variantId(),
                                    line.quantity(),
                                    Won.of(line.amount())))
                            .toList(),
                    Won.of(shipping),
                    createdAt);
            return switch (status) {
                case "requested" -> new Refund.Requested(claim);
                case "accepted" -> new Refund.Accepted(claim, Objects.requireNonNull(acceptedAt));
                case "settled" ->
                    new Refund.Settled(
                            claim,
                            Objects.requireNonNull(acceptedAt),
                            Objects.requireNonNull(settledAt),
                            Won.of(Objects.requireNonNull(returned)));
                default -> throw new IllegalStateException("refund " + id + " is " + status);
            };
        }
    }
}
