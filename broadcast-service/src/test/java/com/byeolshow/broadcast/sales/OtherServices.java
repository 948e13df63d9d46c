package com.byeolshow.broadcast.sales;

import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.web.RandomIds;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Plays commerce and identity: orders of this test as their events tell them, and the end of a session. */
@TestConfiguration(proxyBeanMethods = false)
public class OtherServices {

    private static final String TOPIC = "commerce.orders";

    private final IncomingEvents incoming;
    private final RandomIds ids = new RandomIds();

    OtherServices(IncomingEvents incoming) {
        this.incoming = incoming;
    }

    /** Units of a product for a sum. */
    public record Line(String product, int units, long won) {}

    public String id() {
        return ids.next();
    }

    public void placed(String order, Instant at, Line... lines) {
        publish("commerce.order-placed.v1", order, placedData(order, at, lines));
    }

    private static Map<String, Object> placedData(String order, Instant at, Line... lines) {
        List<Map<String, Object>> items = Arrays.stream(lines)
                .map(line -> Map.<String, Object>of(
                        "productId", line.product(), "variantId", "V" + line.product(), "quantity", line.units()))
                .toList();
        return Map.of(
                "orderId",
                order,
                "customerId",
                "C1",
                "amount",
                sum(lines),
                "currency",
                "KRW",
                "items",
                items,
                "placedAt",
                at.toString(),
                "expiresAt",
                at.plusSeconds(1800).toString());
    }

    public void paid(String order, Line... lines) {
        publish("commerce.order-paid.v1", order, paidData(order, lines));
    }

    /** The same event as often as wanted. */
    public void paidAgain(String eventId, String order, Line... lines) {
        incoming.publish(eventId, TOPIC, "commerce.order-paid.v1", order, paidData(order, lines));
    }

    private static Map<String, Object> paidData(String order, Line... lines) {
        List<Map<String, Object>> items = Arrays.stream(lines)
                .map(line -> Map.<String, Object>of(
                        "productId", line.product(),
                        "variantId", "V" + line.product(),
                        "productName", "상품 " + line.product().substring(0, 2),
                        "quantity", line.units(),
                        "amount", line.won()))
                .toList();
        return Map.of(
                "orderId",
                order,
                "customerId",
                "C1",
                "paymentId",
                "imp_" + order,
                "amount",
                sum(lines),
                "paidAt",
                Instant.now().toString(),
                "title",
                "상품",
                "items",
                items);
    }

    /** A refund that staff agreed to and whose money went back. */
    public void refunded(String order, long amount, long shipping, boolean full) {
        String refund = id();
        publish(
                "commerce.refund-accepted.v1",
                order,
                Map.of(
                        "orderId", order,
                        "refundId", refund,
                        "customerId", "C1",
                        "amount", amount,
                        "shipping", shipping,
                        "reason", "단순 변심",
                        "acceptedAt", Instant.now().toString()));
        publish(
                "commerce.order-refunded.v1",
                order,
                Map.of(
                        "orderId", order,
                        "refundId", refund,
                        "customerId", "C1",
                        "amount", amount,
                        "full", full,
                        "refundedAt", Instant.now().toString()));
    }

    /** Identity declares it; nobody else may. */
    @Bean
    static NewTopic revocationsOfIdentity() {
        return new NewTopic("identity.revocations", Optional.empty(), Optional.empty());
    }

    /** The person behind a token logs out. */
    public void loggedOut(String token) throws ParseException {
        String session = JWTParser.parse(token).getJWTClaimsSet().getJWTID();
        incoming.publish(
                "identity.revocations",
                "identity.revocation.v1",
                "session:" + session,
                Map.of(
                        "subject",
                        "session",
                        "id",
                        session,
                        "version",
                        1,
                        "reason",
                        "logged-out",
                        "occurredAt",
                        Instant.now().toString(),
                        "expiresAt",
                        Instant.now().plusSeconds(86_400).toString()));
    }

    private void publish(String type, String order, Object data) {
        incoming.publish(TOPIC, type, order, data);
    }

    private static long sum(Line... lines) {
        return Arrays.stream(lines).mapToLong(Line::won).sum();
    }
}
