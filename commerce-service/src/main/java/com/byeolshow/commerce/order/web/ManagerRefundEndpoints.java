package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.AcceptRefund;
import com.byeolshow.commerce.order.ReadRefunds;
import com.byeolshow.commerce.order.RefundFilter;
import com.byeolshow.commerce.order.RejectRefund;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.model.RefundRules;
import com.byeolshow.commerce.order.model.RefundRules.Fee;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.body.ClientBody;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Refunds for staff: reading, agreeing, rejecting. */
@RestController
class ManagerRefundEndpoints {

    private static final int PAGE_SIZE = 50;
    private static final Set<String> STATUSES = Set.of("requested", "accepted", "settled", "cancelled");

    private final ReadRefunds read;
    private final AcceptRefund accept;
    private final RejectRefund reject;

    ManagerRefundEndpoints(ReadRefunds read, AcceptRefund accept, RejectRefund reject) {
        this.read = read;
        this.accept = accept;
        this.reject = reject;
    }

    /**
     * A refund as staff see it.
     *
     * @param vendor empty for money that went back at the provider's console
     * @param amount what goes back; less than goods and shipping together when part of the order's money is gone already
     * @param returned what did go back; null while nothing did
     * @param cancellationId the provider's name for money that went back at its console; null for all others
     */
    record ManagedRefund(
            String refundId,
            String orderId,
            String customerId,
            String vendor,
            String status,
            String reason,
            long amount,
            long shipping,
            List<ManagedRefundItem> items,
            String createdAt,
            @Nullable String acceptedAt,
            @Nullable String acceptedBy,
            boolean restock,
            @Nullable String settledAt,
            @Nullable Long returned,
            @Nullable String cancelledAt,
            @Nullable String cancelledBy,
            @Nullable String cancelReason,
            @Nullable String cancellationId) {

        static ManagedRefund of(Refund refund) {
            var claim = refund.claim();
            Refund.Acceptance accepted = acceptance(refund);
            var cancelled = refund instanceof Refund.Cancelled(var _, var cancellation, var _) ? cancellation : null;
            return new ManagedRefund(
                    claim.id().value(),
                    claim.orderId().value(),
                    claim.customerId(),
                    claim.vendor(),
                    refund.status(),
                    claim.reason(),
                    claim.amount().value(),
                    claim.shipping().value(),
                    claim.lines().stream().map(ManagedRefundItem::of).toList(),
                    SeoulTime.iso(claim.createdAt()),
                    accepted == null ? null : SeoulTime.iso(accepted.at()),
                    accepted == null ? null : accepted.by(),
                    accepted == null || accepted.restock(),
                    refund instanceof Refund.Settled(var _, var _, var at, var _) ? SeoulTime.iso(at) : null,
                    refund instanceof Refund.Settled || refund.returned().isPositive()
                            ? refund.returned().value()
                            : null,
                    cancelled == null ? null : SeoulTime.iso(cancelled.at()),
                    cancelled == null ? null : cancelled.by(),
                    cancelled == null ? null : cancelled.reason(),
                    claim.cancellationId());
        }

        private static Refund.@Nullable Acceptance acceptance(Refund refund) {
            return switch (refund) {
                case Refund.Requested _, Refund.Cancelled _ -> null;
                case Refund.Accepted(var _, var acceptance) -> acceptance;
                case Refund.Settled(var _, var acceptance, var _, var _) -> acceptance;
            };
        }
    }

    /** Units that go back and the money for them. */
    record ManagedRefundItem(String itemId, String productId, String variantId, int quantity, long amount) {

        static ManagedRefundItem of(Refund.Line line) {
            return new ManagedRefundItem(
                    line.itemId(),
                    line.productId(),
                    line.variantId(),
                    line.quantity(),
                    line.amount().value());
        }
    }

    /**
     * On which terms staff agree.
     *
     * @param includeShipping whether the shipping fee goes back; left out, as the rules have it
     * @param restock false for goods that cannot be sold again; left out, they go on sale once the money went back
     */
    record AcceptBody(
            @Nullable Boolean includeShipping, @Nullable Boolean restock) {

        RefundRules.Terms terms(String by) {
            Fee fee = includeShipping == null ? Fee.BY_RULE : includeShipping ? Fee.INCLUDED : Fee.LEFT_OUT;
            return new RefundRules.Terms(by, fee, restock == null || restock);
        }
    }

    /** Why staff reject; the customer reads it. */
    record RejectBody(@Nullable String reason) {}

    @GetMapping("/v1/manager/refunds")
    Mono<List<ManagedRefund>> refunds(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String vendor,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String page) {
        if (status != null && !STATUSES.contains(status)) {
            throw Texts.malformed("status is requested, accepted, settled or cancelled");
        }
        var filter = new RefundFilter(
                status,
                Texts.optional(vendor, Texts.LONGEST_ID, "vendor"),
                Texts.optional(customer, Texts.LONGEST_ID, "customer"),
                startOf(from, 0),
                startOf(to, 1));
        return read.list(filter, Page.of(page, PAGE_SIZE))
                .map(refunds -> refunds.stream().map(ManagedRefund::of).toList());
    }

    /** Days are those of Korea, such as {@code 2030-05-01}, the last one included. */
    private static @Nullable Instant startOf(@Nullable String day, int daysLater) {
        if (day == null || day.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(day)
                    .plusDays(daysLater)
                    .atStartOfDay(SeoulTime.ZONE)
                    .toInstant();
        } catch (DateTimeParseException notADay) {
            throw Texts.malformed("from and to are days such as 2030-05-01");
        }
    }

    @GetMapping("/v1/manager/refunds/{refundId}")
    Mono<ManagedRefund> one(@PathVariable String refundId) {
        return read.one(RefundEndpoints.refundId(refundId)).map(ManagedRefund::of);
    }

    @PostMapping("/v1/manager/orders/{orderId}/refunds/{refundId}/accept")
    Mono<ManagedRefund> accept(
            Caller caller, @PathVariable String orderId, @PathVariable String refundId, @ClientBody AcceptBody body) {
        return accept.run(Texts.orderId(orderId), RefundEndpoints.refundId(refundId), body.terms(caller.id()))
                .map(ManagedRefund::of);
    }

    @PostMapping("/v1/manager/orders/{orderId}/refunds/{refundId}/reject")
    Mono<ManagedRefund> reject(
            Caller caller, @PathVariable String orderId, @PathVariable String refundId, @ClientBody RejectBody body) {
        String reason = Texts.required(body.reason(), Texts.LONGEST_REASON, "reason");
        return reject.run(Texts.orderId(orderId), RefundEndpoints.refundId(refundId), caller.id(), reason)
                .map(ManagedRefund::of);
    }
}
