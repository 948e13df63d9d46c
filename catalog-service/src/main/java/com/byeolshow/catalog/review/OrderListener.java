package com.byeolshow.catalog.review;

import com.byeolshow.catalog.review.Purchases.Item;
import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.messaging.Subscription;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hears from commerce who bought what. */
@Configuration(proxyBeanMethods = false)
class OrderListener {

    private final Purchases purchases;
    private final Customers customers;

    OrderListener(Purchases purchases, Customers customers) {
        this.purchases = purchases;
        this.customers = customers;
    }

    /** What this service reads of {@code commerce.order-placed.v1}. */
    record Placed(String orderId, String customerId, List<Item> items) {}

    /** What this service reads of {@code commerce.order-paid.v1}; older events tell no items. */
    record Paid(String orderId, String customerId, @Nullable List<Item> items) {}

    /** What this service reads of {@code commerce.order-cancelled.v1}. */
    record Cancelled(String orderId, String customerId) {}

    @Bean
    Subscription purchasesOfCommerce() {
        return Subscription.toFacts("catalog.purchases", "commerce.orders")
                .on("commerce.order-placed.v1", Placed.class, event -> placed(event.data()))
                .on("commerce.order-paid.v1", Paid.class, event -> paid(event.data()))
                .on("commerce.order-cancelled.v1", Cancelled.class, event -> cancelled(event.data()));
    }

    private Mono<Void> placed(Placed order) {
        return unlessGone(
                order.customerId(), purchases.note(order.orderId(), order.customerId(), false, false, order.items()));
    }

    private Mono<Void> paid(Paid order) {
        return unlessGone(
                order.customerId(),
                purchases.note(
                        order.orderId(),
                        order.customerId(),
                        true,
                        false,
                        Objects.requireNonNullElse(order.items(), List.of())));
    }

    private Mono<Void> cancelled(Cancelled order) {
        return unlessGone(
                order.customerId(), purchases.note(order.orderId(), order.customerId(), false, true, List.of()));
    }

    /** An event that comes late, or once more, must not bring back who has left. */
    private Mono<Void> unlessGone(String customerId, Mono<Void> note) {
        return customers.stays(customerId).filter(stays -> stays).flatMap(stays -> note);
    }
}
