package com.byeolshow.payment.settlement.messaging;

import com.byeolshow.payment.settlement.IntendReturn;
import com.byeolshow.payment.settlement.NoteOrder;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.model.PlacedOrder;
import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.platform.messaging.Topics;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Learns from {@code commerce.orders} what is due, what commerce took, and what has to go back. */
@Configuration(proxyBeanMethods = false)
class OrdersListener {

    @Bean
    NewTopic paymentsTopic() {
        return Topics.facts("payment.payments");
    }

    @Bean
    Subscription ordersDue(NoteOrder noteOrder, IntendReturn intendReturn) {
        return Subscription.toFacts("payment.orders-due", "commerce.orders")
                .on(
                        "commerce.order-placed.v1",
                        OrderPlaced.class,
                        event -> noteOrder.placed(event.data().order()))
                .on("commerce.order-paid.v1", OrderPaid.class, event -> paid(noteOrder, event.data()))
                .on(
                        "commerce.order-cancelled.v1",
                        OrderCancelled.class,
                        event -> noteOrder.cancelled(event.data().orderId()))
                .on(
                        "commerce.refund-accepted.v1",
                        RefundAccepted.class,
                        event -> refundAccepted(intendReturn, event.data()))
                .on("commerce.refund-due.v1", RefundDue.class, event -> refundDue(intendReturn, event.data()));
    }

    private static Mono<Void> paid(NoteOrder noteOrder, OrderPaid order) {
        return noteOrder.paid(
                order.orderId(), PaymentId.parse(order.paymentId()).orElse(null));
    }

    private static Mono<Void> refundAccepted(IntendReturn intendReturn, RefundAccepted refund) {
        return intendReturn.forRefund(refund.orderId(), refund.refundId(), Won.of(refund.amount()), refund.reason());
    }

    private static Mono<Void> refundDue(IntendReturn intendReturn, RefundDue due) {
        return intendReturn.forLatePayment(due.orderId(), new PaymentId(due.paymentId()), Won.of(due.amount()));
    }

    /** @param goods with shipping and couponDiscount: what the amount is made of, where commerce says so */
    record OrderPlaced(
            String orderId,
            String customerId,
            long amount,
            String currency,
            @Nullable Long goods,
            @Nullable Long shipping,
            @Nullable Long couponDiscount,
            Instant placedAt,
            Instant expiresAt) {

        PlacedOrder order() {
            return PlacedOrder.of(
                    orderId,
                    customerId,
                    Won.of(amount),
                    currency,
                    won(goods),
                    won(shipping),
                    won(couponDiscount),
                    placedAt,
                    expiresAt);
        }

        private static @Nullable Won won(@Nullable Long amount) {
            return amount == null ? null : Won.of(amount);
        }
    }

    record OrderPaid(String orderId, @Nullable String paymentId) {}

    record OrderCancelled(String orderId) {}

    record RefundAccepted(String orderId, String refundId, long amount, String reason) {}

    record RefundDue(String orderId, String paymentId, long amount) {}
}
