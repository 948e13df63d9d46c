package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.CancelOrder;
import com.byeolshow.commerce.order.ReadOrders;
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

/** A customer's own orders: reading and cancelling (CO-11, CO-12, CO-14). */
@RestController
class OrderEndpoints {

    private static final int PAGE_SIZE = 10;

    /** Stands for a customer who did not say why. */
    private static final String NO_REASON_GIVEN = "고객 요청";

    private final ReadOrders read;
    private final CancelOrder cancel;

    OrderEndpoints(ReadOrders read, CancelOrder cancel) {
        this.read = read;
        this.cancel = cancel;
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
}
