package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.CancelOrder;
import com.byeolshow.commerce.order.EditOrder;
import com.byeolshow.commerce.order.HideOrder;
import com.byeolshow.commerce.order.MarkReceived;
import com.byeolshow.commerce.order.ReadOrders;
import com.byeolshow.commerce.order.model.Address;
import com.byeolshow.commerce.order.model.OrderEdit;
import com.byeolshow.commerce.order.web.OrderParts.ProductJson;
import com.byeolshow.commerce.order.web.OrderParts.VariantJson;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's own orders: reading, correcting, cancelling, confirming, hiding (CO-11 … CO-16). */
@RestController
class OrderEndpoints {

    private static final int PAGE_SIZE = 10;

    /** Stands for a customer who did not say why. */
    private static final String NO_REASON_GIVEN = "고객 요청";

    private final ReadOrders read;
    private final EditOrder edit;
    private final CancelOrder cancel;
    private final MarkReceived received;
    private final HideOrder hide;

    OrderEndpoints(ReadOrders read, EditOrder edit, CancelOrder cancel, MarkReceived received, HideOrder hide) {
        this.read = read;
        this.edit = edit;
        this.cancel = cancel;
        this.received = received;
        this.hide = hide;
    }

    /** What to correct. */
    record EditBody(@Nullable EditPayload payload) {

        OrderEdit edit() {
            if (payload == null) {
                throw Texts.malformed("payload is missing");
            }
            EditedAddresses address = Objects.requireNonNullElse(payload.address(), new EditedAddresses(null, null));
            return new OrderEdit(
                    Optional.ofNullable(address.shipping()),
                    Optional.ofNullable(address.billing()),
                    Optional.ofNullable(payload.request())
                            .map(text -> Objects.requireNonNullElse(
                                    Texts.optional(text, Texts.LONGEST_NOTE, "request"), "")));
        }
    }

    /** What is left out stays; an empty request takes the note off. */
    record EditPayload(
            @Nullable EditedAddresses address, @Nullable String request) {}

    /** A given address replaces the old one as a whole. */
    record EditedAddresses(
            @Nullable Address shipping, @Nullable Address billing) {}

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

    @PutMapping("/order/{orderId}")
    Mono<OrderJson<ProductJson, VariantJson>> edit(
            Caller caller, @PathVariable String orderId, @ClientBody EditBody body) {
        return edit.run(Texts.orderId(orderId), caller.id(), body.edit()).map(OrderJson::whole);
    }

    @PostMapping("/order/{orderId}/receivemark")
    Mono<OrderJson<ProductJson, VariantJson>> receivemark(Caller caller, @PathVariable String orderId) {
        return received.run(Texts.orderId(orderId), caller.id()).map(OrderJson::whole);
    }

    @DeleteMapping("/order/history/{orderId}")
    Mono<OrderJson<ProductJson, VariantJson>> hide(Caller caller, @PathVariable String orderId) {
        return hide.run(Texts.orderId(orderId), caller.id()).map(OrderJson::whole);
    }
}
