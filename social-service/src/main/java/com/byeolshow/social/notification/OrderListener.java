package com.byeolshow.social.notification;

import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.social.notification.model.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Tells customers about their orders: paid, on its way, refunded. */
@Configuration(proxyBeanMethods = false)
class OrderListener {

    private final Notifications notifications;

    OrderListener(Notifications notifications) {
        this.notifications = notifications;
    }

    @Bean
    Subscription ordersOfCustomers() {
        return Subscription.toFacts("social.order-notifications", "commerce.orders")
                .on("commerce.order-paid.v1", Paid.class, event -> tell(event.data()))
                .on("commerce.order-shipped.v1", Shipped.class, event -> tell(event.data()))
                .on("commerce.order-refunded.v1", Refunded.class, event -> tell(event.data()));
    }

    private Mono<Void> tell(Fact fact) {
        return notifications.add(fact.notice(), List.of(fact.customerId())).then();
    }

    /** Something that happened to a customer's order. */
    private sealed interface Fact {

        String customerId();

        Notice notice();
    }

    /** The part of {@code commerce.order-paid.v1} that is told; events of before titles were published have none. */
    record Paid(String orderId, String customerId, @Nullable String title, long amount) implements Fact {
        @Override
        public Notice notice() {
            return new Notice.OrderPaid(orderId, title, amount);
        }
    }

    /** The part of {@code commerce.order-shipped.v1} that is told. */
    record Shipped(String orderId, String customerId, String fulfillmentId, String carrier, String trackingNumber)
            implements Fact {
        @Override
        public Notice notice() {
            return new Notice.OrderShipped(orderId, fulfillmentId, carrier, trackingNumber);
        }
    }

    /** The part of {@code commerce.order-refunded.v1} that is told. */
    record Refunded(String orderId, String customerId, String refundId, long amount, boolean full) implements Fact {
        @Override
        public Notice notice() {
            return new Notice.OrderRefunded(orderId, refundId, amount, full);
        }
    }
}
