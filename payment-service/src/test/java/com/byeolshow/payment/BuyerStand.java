package com.byeolshow.payment;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.platform.testing.IncomingEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer with an account of their own, as identity and commerce tell of them. */
public record BuyerStand(IncomingEvents events, String id) {

    private static final String ACCOUNTS = "identity.accounts";
    private static final String ACCOUNT = "identity.account.v1";

    public static BuyerStand unknown(IncomingEvents events) {
        return new BuyerStand(events, Orders.id("buyer"));
    }

    /** Places an order nobody but this customer owns. */
    public String places(String prefix, long amount) {
        String order = Orders.id(prefix);
        var at = Instant.now();
        events.publish(
                "commerce.orders",
                "commerce.order-placed.v1",
                order,
                Map.of(
                        "orderId",
                        order,
                        "customerId",
                        id,
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
        return order;
    }

    /** @param number of the account refunds go to; null for a customer who names none */
    public void says(@Nullable String number, long version) {
        var account = new HashMap<String, Object>();
        account.put("id", id);
        account.put("alias", id);
        account.put("mobile", "010-1234-5678");
        account.put("roles", List.of("customer"));
        account.put("createdAt", "2030-05-01T11:00:00Z");
        account.put("version", version);
        if (number != null) {
            account.put("refundAccount", Map.of("holder", "홍길동", "bank", "088", "number", number));
        }
        events.publish(ACCOUNTS, ACCOUNT, id, account);
    }

    public void leaves() {
        events.tombstone(ACCOUNTS, ACCOUNT, id);
    }
}
