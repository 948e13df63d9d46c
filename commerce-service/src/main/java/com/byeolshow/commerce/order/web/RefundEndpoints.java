package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.RequestRefund;
import com.byeolshow.commerce.order.model.RefundWish;
import com.byeolshow.commerce.order.web.OrderParts.ProductJson;
import com.byeolshow.commerce.order.web.OrderParts.VariantJson;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's own refunds (CO-17). */
@RestController
class RefundEndpoints {

    private final RequestRefund refund;

    RefundEndpoints(RequestRefund refund) {
        this.refund = refund;
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

    /** Reason, units per order item, and shipments the customer means, if any. */
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

    @PostMapping("/refund/{orderId}")
    Mono<OrderJson<ProductJson, VariantJson>> refund(
            Caller caller, @PathVariable String orderId, @ClientBody RefundBody body) {
        return refund.run(Texts.orderId(orderId), caller.id(), body.wish()).map(OrderJson::whole);
    }
}
