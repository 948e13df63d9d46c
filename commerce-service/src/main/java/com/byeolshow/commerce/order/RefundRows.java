package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of the refund tables, as PostgreSQL reads and writes them as JSON, and what they mean. */
final class RefundRows {

    private RefundRows() {}

    /** A row of {@code refund_item}, with the product it is about. */
    record RefundItemRow(
            String refundId, String orderItemId, String productId, String variantId, int quantity, long amount) {

        static RefundItemRow of(RefundId refund, Refund.Line line) {
            return new RefundItemRow(
                    refund.value(),
                    line.itemId(),
                    line.productId(),
                    line.variantId(),
                    line.quantity(),
                    line.amount().value());
        }
    }

    /**
     * A row of {@code refund} with its items.
     *
     * @param lines null when there are none
     */
    record RefundRow(
            String id,
            String orderId,
            String customerId,
            String vendor,
            String status,
            String reason,
            long shipping,
            boolean shippingNamed,
            long amount,
            @Nullable String cancellationId,
            Instant createdAt,
            @Nullable Instant acceptedAt,
            @Nullable String acceptedBy,
            boolean restock,
            @Nullable Instant settledAt,
            @Nullable Long returned,
            @Nullable Instant cancelledAt,
            @Nullable String cancelledBy,
            @Nullable String cancelReason,
            @Nullable List<RefundItemRow> lines) {

        static RefundRow of(Refund refund) {
            var claim = refund.claim();
            Refund.Acceptance acceptance = acceptance(refund);
            var cancelled = refund instanceof Refund.Cancelled(var _, var cancellation, var _) ? cancellation : null;
            return new RefundRow(
                    claim.id().value(),
                    claim.orderId().value(),
                    claim.customerId(),
                    claim.vendor(),
                    refund.status(),
                    claim.reason(),
                    claim.shipping().value(),
                    claim.shippingNamed(),
                    claim.amount().value(),
                    claim.cancellationId(),
                    claim.createdAt(),
                    acceptance == null ? null : acceptance.at(),
                    acceptance == null ? null : acceptance.by(),
                    acceptance == null || acceptance.restock(),
                    refund instanceof Refund.Settled(var _, var _, var at, var _) ? at : null,
                    returned(refund),
                    cancelled == null ? null : cancelled.at(),
                    cancelled == null ? null : cancelled.by(),
                    cancelled == null ? null : cancelled.reason(),
                    claim.lines().stream()
                            .map(line -> RefundItemRow.of(claim.id(), line))
                            .toList());
        }

        private static Refund.@Nullable Acceptance acceptance(Refund refund) {
            return switch (refund) {
                case Refund.Requested _, Refund.Cancelled _ -> null;
                case Refund.Accepted(var _, var acceptance) -> acceptance;
                case Refund.Settled(var _, var acceptance, var _, var _) -> acceptance;
            };
        }

        private static @Nullable Long returned(Refund refund) {
            return switch (refund) {
                case Refund.Requested _, Refund.Accepted _ -> null;
                case Refund.Settled(var _, var _, var _, var returned) -> returned.value();
                case Refund.Cancelled(var _, var _, var returned) -> returned.isZero() ? null : returned.value();
            };
        }

        Refund refund() {
            return switch (status) {
                case "requested" -> new Refund.Requested(claim());
                case "accepted" -> new Refund.Accepted(claim(), acceptance());
                case "settled" ->
                    new Refund.Settled(
                            claim(),
                            acceptance(),
                            Objects.requireNonNull(settledAt),
                            Won.of(Objects.requireNonNull(returned)));
                case "cancelled" ->
                    new Refund.Cancelled(
                            claim(),
                            new Refund.Cancellation(
                                    Objects.requireNonNull(cancelReason),
                                    cancelledBy,
                                    Objects.requireNonNull(cancelledAt)),
                            Won.of(Objects.requireNonNullElse(returned, 0L)));
                default -> throw new IllegalStateException("refund " + id + " is " + status);
            };
        }

        private Refund.Acceptance acceptance() {
            return new Refund.Acceptance(acceptedBy, restock, Objects.requireNonNull(acceptedAt));
        }

        private Refund.Claim claim() {
            return new Refund.Claim(
                    new RefundId(id),
                    new OrderId(orderId),
                    customerId,
                    vendor,
                    reason,
                    Objects.requireNonNullElse(lines, List.<RefundItemRow>of()).stream()
                            .map(line -> new Refund.Line(
                                    line.orderItemId(),
                                    line.productId(),
                                    line.variantId(),
                                    line.quantity(),
                                    Won.of(line.amount())))
                            .toList(),
                    Won.of(shipping),
                    shippingNamed,
                    Won.of(amount),
                    cancellationId,
                    createdAt);
        }
    }
}
