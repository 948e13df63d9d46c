package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.RequestRefund;
import com.byeolshow.commerce.order.WithdrawRefund;
import com.byeolshow.commerce.order.model.RefundProblem;
import com.byeolshow.commerce.order.model.RefundWish;
import com.byeolshow.commerce.order.web.OrderParts.ProductJson;
import com.byeolshow.commerce.order.web.OrderParts.VariantJson;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's own refunds: asking for one and taking the request back (CO-17, CO-18). */
@RestController
class RefundEndpoints {

    /** Stands for a customer who did not say why. */
    private static final String NO_REASON_GIVEN = "고객 요청";

    private final RequestRefund request;
    private final WithdrawRefund withdraw;

    RefundEndpoints(RequestRefund request, WithdrawRefund withdraw) {
        this.request = request;
        this.withdraw = withdraw;
    }

    /** What goes back. */
    record RefundBody(@Nullable RefundPayload payload) {

        RefundWish wish() {
            if (payload == null) {
                throw Texts.malformed("payload is missing");
            }
            String reason = Texts.optional(payload.reason(), Texts.LONGEST_REASON, "reason");
            return new RefundWish(
                    Objects.requireNonNullElse(reason, ""),
                    Objects.requireNonNullElse(payload.items(), List.<@Nullable RefundItem>of()).stream()
                            .map(RefundItem::wanted)
                            .toList(),
                    Objects.requireNonNullElse(payload.shipments(), List.<@Nullable String>of()).stream()
                            .map(id -> Texts.required(id, Texts.LONGEST_ID, "shipment"))
                            .toList());
        }
    }

    /** Reason, units per order item, and shipments whose fee the customer wants back, if any. */
    record RefundPayload(
            @Nullable String reason,
            @Nullable List<@Nullable RefundItem> items,
            @Nullable List<@Nullable String> shipments) {}

    /** Units of an order item. */
    record RefundItem(@Nullable String item, @Nullable Integer quantity) {

        static RefundWish.Item wanted(@Nullable RefundItem item) {
            if (item == null) {
                throw Texts.malformed("item is null");
            }
            return new RefundWish.Item(
                    Texts.required(item.item(), Texts.LONGEST_ID, "item"),
                    item.quantity() == null ? 0 : item.quantity());
        }
    }

    /** Why the request is taken back. */
    record WithdrawBody(@Nullable WithdrawPayload payload) {

        String reason() {
            String given = payload == null ? null : Texts.optional(payload.reason(), Texts.LONGEST_REASON, "reason");
            return Objects.requireNonNullElse(given, NO_REASON_GIVEN);
        }
    }

    /** A reason may be left out. */
    record WithdrawPayload(@Nullable String reason) {}

    @PostMapping("/refund/{orderId}")
    Mono<OrderJson<ProductJson, VariantJson>> refund(
            Caller caller, @PathVariable String orderId, @ClientBody RefundBody body) {
        return request.run(Texts.orderId(orderId), caller.id(), body.wish()).map(OrderJson::whole);
    }

    @PostMapping("/refund/cancel/{orderId}/{refundId}")
    Mono<OrderJson<ProductJson, VariantJson>> withdraw(
            Caller caller, @PathVariable String orderId, @PathVariable String refundId, @ClientBody WithdrawBody body) {
        return withdraw.run(Texts.orderId(orderId), refundId(refundId), caller.id(), body.reason())
                .map(OrderJson::whole);
    }

    /** What cannot be a refund's id names no refund. */
    static RefundId refundId(String path) {
        if (!path.matches("[0-9A-Za-z]{1,40}")) {
            throw new RefusedException(new RefundProblem.NoSuchRefund());
        }
        return new RefundId(path);
    }
}
