package com.byeolshow.broadcast.sales.messaging;

import com.byeolshow.broadcast.sales.RecordSale;
import com.byeolshow.broadcast.sales.model.OrderFact;
import com.byeolshow.broadcast.sales.model.SoldLine;
import com.byeolshow.platform.messaging.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of orders from the moment they are placed until their money goes back. */
@Configuration(proxyBeanMethods = false)
class OrderListener {

    /** The part of {@code commerce.order-placed.v1} that says which shows may have sold it. */
    record Placed(String orderId, Instant placedAt, List<Item> items) {

        record Item(String productId) {}
    }

    /**
     * The part of {@code commerce.order-paid.v1} that is counted.
     *
     * @param amount what of the payment the order keeps, whole won
     * @param items missing in events of before they were told; such an order is not counted
     */
    record Paid(String orderId, long amount, @Nullable List<Item> items) {

        record Item(String productId, String productName, int quantity, long amount) {}

        OrderFact.Paid fact() {
            return OrderFact.Paid.keeping(
                    amount,
                    Objects.requireNonNullElse(items, List.<Item>of()).stream()
                            .map(item ->
                                    new SoldLine(item.productId(), item.productName(), item.quantity(), item.amount()))
                            .toList());
        }
    }

    /** The part of {@code commerce.refund-accepted.v1} that tells goods from shipping. */
    record RefundAccepted(
            String orderId, String refundId, @Nullable Long shipping) {}

    /** The part of {@code commerce.order-refunded.v1} that is subtracted. */
    record Refunded(String orderId, String refundId, long amount, boolean full) {}

    @Bean
    Subscription ordersOfShows(RecordSale recordSale) {
        return Subscription.toFacts("broadcast.sales", "commerce.orders")
                .on("commerce.order-placed.v1", Placed.class, event -> {
                    var placed = event.data();
                    return recordSale.placed(
                            placed.orderId(),
                            placed.placedAt(),
                            placed.items().stream().map(Placed.Item::productId).toList());
                })
                .on("commerce.order-paid.v1", Paid.class, event -> {
                    var paid = event.data();
                    return recordSale.happened(paid.orderId(), paid.fact());
                })
                .on("commerce.refund-accepted.v1", RefundAccepted.class, event -> {
                    var agreed = event.data();
                    long shipping = Objects.requireNonNullElse(agreed.shipping(), 0L);
                    return recordSale.happened(
                            agreed.orderId(), new OrderFact.RefundAgreed(agreed.refundId(), shipping));
                })
                .on("commerce.order-refunded.v1", Refunded.class, event -> {
                    var back = event.data();
                    return recordSale.happened(
                            back.orderId(), new OrderFact.Refunded(back.refundId(), back.amount(), back.full()));
                });
    }
}
