package com.byeolshow.payment.settlement.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** We can read what commerce promises to send, and do not mind what it adds. */
class OrdersContractTest {

    private static final String ORDER = "4fKx0WqT7bYpZr2NcE9aLd";

    @Test
    void placed() {
        assertThat(read("commerce.order-placed.v1", "placed", OrdersListener.OrderPlaced.class))
                .usingRecursiveComparison()
                .ignoringFields("goods", "shipping", "couponDiscount")
                .isEqualTo(new OrdersListener.OrderPlaced(
                        ORDER,
                        "7hQm2Vt5RkXw8JsB1nPzGy",
                        37000,
                        "KRW",
                        null,
                        null,
                        null,
                        Instant.parse("2030-05-01T11:00:00Z"),
                        Instant.parse("2030-05-01T11:30:00Z")));
    }

    @Test
    void paidAndCancelled() {
        assertThat(read("commerce.order-paid.v1", "paid", OrdersListener.OrderPaid.class))
                .isEqualTo(new OrdersListener.OrderPaid(ORDER, "imp_448280090638"));
        assertThat(read("commerce.order-cancelled.v1", "expired", OrdersListener.OrderCancelled.class))
                .isEqualTo(new OrdersListener.OrderCancelled(ORDER));
    }

    @Test
    void moneyToReturn() {
        assertThat(read("commerce.refund-accepted.v1", "accepted", OrdersListener.RefundAccepted.class))
                .isEqualTo(new OrdersListener.RefundAccepted(ORDER, "9pLs3Dn6YcUe4KvH2mTqAx", 17000, "단순 변심"));
        assertThat(read("commerce.refund-due.v1", "cancelled-order", OrdersListener.RefundDue.class))
                .isEqualTo(new OrdersListener.RefundDue(ORDER, "imp_448280090999", 37000));
    }

    private static <T> T read(String type, String sample, Class<T> as) {
        var data = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample(type, sample));
        return JsonMapper.shared().treeToValue(data.put("fieldOfTheFuture", 1), as);
    }
}
