package com.byeolshow.payment;

import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The other side of the money path, over the real broker: takes the money of orders called {@code kind-…}, sends back
 * that of {@code closed-…}, and says nothing about any other.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CommerceStand {

    static final String TOPIC = "commerce.orders";

    record Verified(String orderId, String paymentId, long amount) {}

    @Bean
    Subscription takesMoney(IncomingEvents events) {
        return Subscription.toFacts("test.commerce", "payment.payments")
                .on("payment.payment-verified.v1", Verified.class, event -> Mono.<Void>fromRunnable(
                                () -> react(new Orders(events), event.data()))
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    private static void react(Orders orders, Verified payment) {
        if (payment.orderId().startsWith("kind-")) {
            orders.paid(payment.orderId(), payment.paymentId(), payment.amount());
        } else if (payment.orderId().startsWith("closed-")) {
            orders.refundDue(payment.orderId(), payment.paymentId(), payment.amount());
        }
    }

    @Bean
    Orders orders(IncomingEvents events) {
        return new Orders(events);
    }

    /** Speaks for commerce. */
    public record Orders(IncomingEvents events) {

        private static final RandomIds IDS = new RandomIds();

        public static String id(String prefix) {
            return prefix + "-" + IDS.next();
        }

        /** @param prefix decides how commerce will take the money */
        public String placed(String prefix, long amount) {
            return placed(prefix, amount, Instant.now());
        }

        public String placed(String prefix, long amount, Instant at) {
            String id = id(prefix);
            place(id, amount, at);
            return id;
        }

        public void place(String id, long amount, Instant at) {
            events.publish(
                    TOPIC,
                    "commerce.order-placed.v1",
                    id,
                    Map.of(
                            "orderId",
                            id,
                            "customerId",
                            "customer",
                            "amount",
                            amount,
                            "currency",
                            "KRW",
                            "items",
                            List.of(),
                            "placedAt",
                            at.toString(),
                            "expiresAt",
                            at.plus(Duration.ofMinutes(30)).toString()));
        }

        /** An order whose customer has said where deposits go back to, with the parts of its sum. */
        public String placedWithParts(String prefix, long goods, long shipping, long couponDiscount) {
            String id = id(prefix);
            String customer = id("customer");
            Instant at = Instant.now();
            events.publish(
                    "identity.accounts",
                    "identity.account.v1",
                    customer,
                    Map.of(
                            "id",
                            customer,
                            "alias",
                            "a",
                            "roles",
                            List.of("customer"),
                            "createdAt",
                            at.toString(),
                            "refundAccount",
                            Map.of("holder", "홍길동", "bank", "004", "number", "110-123-456789"),
                            "version",
                            1));
            var order = new HashMap<String, Object>();
            order.put("orderId", id);
            order.put("customerId", customer);
            order.put("amount", goods + shipping - couponDiscount);
            order.put("currency", "KRW");
            order.put("items", List.of());
            order.put("goods", goods);
            order.put("shipping", shipping);
            order.put("couponDiscount", couponDiscount);
            order.put("placedAt", at.toString());
            order.put("expiresAt", at.plus(Duration.ofMinutes(30)).toString());
            events.publish(TOPIC, "commerce.order-placed.v1", id, order);
            return id;
        }

        public void paid(String id, String paymentId, long amount) {
            events.publish(
                    TOPIC,
                    "commerce.order-paid.v1",
                    id,
                    Map.of(
                            "orderId", id,
                            "customerId", "customer",
                            "paymentId", paymentId,
                            "amount", amount,
                            "paidAt", Instant.now().toString()));
        }

        public void cancelled(String id) {
            events.publish(
                    TOPIC,
                    "commerce.order-cancelled.v1",
                    id,
                    Map.of(
                            "orderId",
                            id,
                            "customerId",
                            "customer",
                            "reason",
                            "expired",
                            "cancelledAt",
                            Instant.now().toString()));
        }

        public void refundDue(String id, String paymentId, long amount) {
            events.publish(
                    TOPIC,
                    "commerce.refund-due.v1",
                    id,
                    Map.of(
                            "orderId", id,
                            "paymentId", paymentId,
                            "amount", amount,
                            "reason", "취소된 주문",
                            "occurredAt", Instant.now().toString()));
        }

        public void refundAccepted(String id, String refundId, long amount) {
            events.publish(
                    TOPIC,
                    "commerce.refund-accepted.v1",
                    id,
                    Map.of(
                            "orderId",
                            id,
                            "refundId",
                            refundId,
                            "customerId",
                            "customer",
                            "amount",
                            amount,
                            "reason",
                            "단순 변심",
                            "acceptedAt",
                            Instant.now().toString()));
        }
    }
}
