package com.byeolshow.payment.settlement.messaging;

import com.byeolshow.payment.settlement.IntendReturn;
import com.byeolshow.payment.settlement.PaymentDues;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.platform.messaging.Topics;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import org.apache.kafka.clients.admin.NewTopic;
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
    Subscription ordersDue(PaymentDues dues, IntendReturn intendReturn) {
        return Subscription.toFacts("payment.orders-due", "commerce.orders")
                .on("commerce.order-placed.v1", OrderPlaced.class, event -> placed(dues, event.data()))
                .on(
                        "commerce.order-paid.v1",
                        OrderPaid.class,
                        event -> dues.notePaid(event.data().orderId()))
                .on(
                        "commerce.order-cancelled.v1",
                        OrderCancelled.class,
                        event -> dues.noteCancelled(event.data().orderId()))
                .on(
                        "commerce.refund-accepted.v1",
                        RefundAccepted.class,
                        event -> refundAccepted(intendReturn, event.data()))
                .on("commerce.refund-due.v1", RefundDue.class, event -> refundDue(intendReturn, event.data()));
    }

    private static Mono<Void> placed(PaymentDues dues, OrderPlaced order) {
        return dues.notePlaced(
                order.orderId(),
                order.customerId(),
                Won.of(order.amount()),
                order.currency(),
                order.placedAt(),
                order.expiresAt());
    }

    private static Mono<Void> refundAccepted(IntendReturn intendReturn, RefundAccepted refund) {
        return intendReturn.forRefund(refund.orderId(), refund.refundId(), Won.of(refund.amount()), refund.reason());
    }

    private static Mono<Void> refundDue(IntendReturn intendReturn, RefundDue due) {
        return intendReturn.forLatePayment(due.orderId(), new PaymentId(due.paymentId()), Won.of(due.amount()));
    }

    record OrderPlaced(
            String orderId, String customerId, long amount, String currency, Instant placedAt, Instant expiresAt) {}

    record OrderPaid(String orderId) {}

    record OrderCancelled(String orderId) {}

    record RefundAccepted(String orderId, String refundId, long amount, String reason) {}

    record RefundDue(String orderId, String paymentId, long amount) {}
}
