package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.AcceptRefund;
import com.byeolshow.commerce.order.ReadOrders;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Refunds for staff. */
@RestController
class ManagerRefundEndpoints {

    private static final int PAGE_SIZE = 50;
    private static final Set<String> STATUSES = Set.of("requested", "accepted", "settled");

    private final ReadOrders read;
    private final AcceptRefund accept;

    ManagerRefundEndpoints(ReadOrders read, AcceptRefund accept) {
        this.read = read;
        this.accept = accept;
    }

    /** A refund as staff see it. */
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
            @Nullable String settledAt) {

        static ManagedRefund of(Refund refund) {
            var claim = refund.claim();
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
                    switch (refund) {
                        case Refund.Requested _ -> null;
                        case Refund.Accepted(var _, var at) -> SeoulTime.iso(at);
                        case Refund.Settled(var _, var at, var _, var _) -> SeoulTime.iso(at);
                    },
                    refund instanceof Refund.Settled(var _, var _, var at, var _) ? SeoulTime.iso(at) : null);
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

    @GetMapping("/v1/manager/refunds")
    Mono<List<ManagedRefund>> refunds(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String page) {
        if (status != null && !STATUSES.contains(status)) {
            throw Texts.malformed("status is requested, accepted or settled");
        }
        return read.refunds(status, Page.of(page, PAGE_SIZE))
                .map(refunds -> refunds.stream().map(ManagedRefund::of).toList());
    }

    @PostMapping("/v1/manager/orders/{orderId}/refunds/{refundId}/accept")
    Mono<ManagedRefund> accept(@PathVariable String orderId, @PathVariable String refundId) {
        if (!refundId.matches("[0-9A-Za-z]{1,40}")) {
            throw new RefusedException(new OrderProblem.NoSuchRefund());
        }
        return accept.run(Texts.orderId(orderId), new RefundId(refundId)).map(ManagedRefund::of);
    }
}
