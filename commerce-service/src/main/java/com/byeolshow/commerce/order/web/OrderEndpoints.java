package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.CancelOrder;
import com.byeolshow.commerce.order.ReadOrders;
import com.byeolshow.commerce.order.RequestRefund;
import com.byeolshow.commerce.order.model.RefundWish;
import com.byeolshow.commerce.order.web.OrderParts.ProductJson;
import com.byeolshow.commerce.order.web.OrderParts.VariantJson;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's own orders: reading, cancelling, asking for a refund (CO-11, CO-12, CO-14, CO-17). */
@RestController
class OrderEndpoints {

    private static final int PAGE_SIZE = 10;

    /** Stands for a customer who did not say why. */
    private static final String NO_REASON_GIVEN = "고객 요청";

    private final ReadOrders read;
    private final CancelOrder cancel;
    private final RequestRefund refund;

    OrderEndpoints(ReadOrders read, CancelOrder cancel, RequestRefund refund) {
        this.read = read;
        this.cancel = cancel;
        this.refund = refund;
    }

    /** Why the order is cancelled. */
    record CancelBody(@Nullable CancelPayload payload) {

        String reason() {
            String given = payload == null ? null : Texts.optional(payload.reason(), Texts.LONGEST_REASON, "reason");
            return Objects.requireNonNullElse(given, NO_REASON_GIVEN);
        }
    }

    /** A reason may be left out. */
    record CancelPayload(@Nullable String reason) {}

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

    @GetMapping("/order")
    Mono<List<OrderJson<ProductJson, VariantJson>>> mine(
            Caller caller, @RequestParam(required = false) @Nullable String page) {
        return read.ofCustomer(caller.id(), Page.of(page, PAGE_SIZE))
                .map(sheets -> sheets.stream().map(OrderJson::listed).toList());
    }

    @GetMapping("/order/{orderId}")
    Mono<OrderJson<ProductJson, VariantJson>> one(Caller caller, @PathVariable String orderId) {
        return read.own(Texts.orderId(orderId), caller.id()).map(OrderJson::whole);
    }

    @PostMapping("/order/cancel/{orderId}")
    Mono<OrderJson<ProductJson, VariantJson>> cancel(
            Caller caller, @PathVariable String orderId, @ClientBody CancelBody body) {
        return cancel.run(Texts.orderId(orderId), caller.id(), body.reason()).map(OrderJson::whole);
    }

    @PostMapping("/refund/{orderId}")
    Mono<OrderJson<ProductJson, VariantJson>> refund(
            Caller caller, @PathVariable String orderId, @ClientBody RefundBody body) {
        return refund.run(Texts.orderId(orderId), caller.id(), body.wish()).map(OrderJson::whole);
    }
}
