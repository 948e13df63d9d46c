package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.Sandbox;
import java.util.UUID;

/**
 * One unit bought and perhaps given back, by a client that repeats a step until it is answered well, as the app's user
 * would by tapping again. What may have happened unheard is looked up first.
 */
final class Sale {

    private final Shopper shopper;
    private final App manager;
    private final Sandbox sandbox;
    private final boolean refunded;
    private String orderId = "";
    private String paymentId = "";
    private int due;

    Sale(Shopper shopper, App manager, Sandbox sandbox, boolean refunded) {
        this.shopper = shopper;
        this.manager = manager;
        this.sandbox = sandbox;
        this.refunded = refunded;
    }

    boolean isBy(Shopper someone) {
        return shopper == someone;
    }

    boolean isRefunded() {
        return refunded;
    }

    void play() {
        place();
        pay();
        if (refunded) {
            giveBack();
        }
    }

    private void place() {
        Patience.repeat("put into the cart", () -> shopper.putIntoCart(1), answer -> answer.status() == 200);
        String key = UUID.randomUUID().toString();
        Answer placed = Patience.repeat("check out", () -> shopper.checkOut(key), answer -> answer.status() == 200);
        orderId = placed.text("/order/_id");
        due = placed.json().at("/order/total/amount").asInt();
    }

    private void pay() {
        paymentId = sandbox.pay(orderId, due);
        Patience.repeat(
                "verify",
                () -> shopper.verify(paymentId, orderId),
                answer -> answer.status() == 200 && answer.text("/status").equals("success"));
        Patience.repeat("see it paid", this::order, answer -> statusIs(answer, "paid"));
    }

    private void giveBack() {
        String item = Patience.read("order", this::order).text("/items/0/_id");
        Answer asked = Patience.repeat(
                "ask for a refund",
                () -> {
                    Answer before = order();
                    return before.status() == 200
                                    && !before.json().at("/refunds").isEmpty()
                            ? before
                            : shopper.askRefund(orderId, item);
                },
                answer ->
                        answer.status() == 200 && !answer.json().at("/refunds").isEmpty());
        String refund = asked.text("/refunds/0/_id");
        Patience.repeat(
                "accept the refund",
                () -> manager.post("/v1/manager/orders/%s/refunds/%s/accept".formatted(orderId, refund), null),
                answer -> answer.status() == 200);
        Patience.repeat("see the money go back", this::order, answer -> statusIs(answer, "refunded"));
    }

    private Answer order() {
        return shopper.app().get("/order/" + orderId);
    }

    private static boolean statusIs(Answer order, String status) {
        return order.status() == 200 && order.text("/status").equals(status);
    }

    /** The order has one settled payment of its amount, and a refund is one cancel at the provider. */
    void assertSettledOnce() {
        assertThat(statusIs(Patience.read("order", this::order), refunded ? "refunded" : "paid"))
                .as("state of order %s", orderId)
                .isTrue();
        assertThat(sandbox.cancelsOf(paymentId)).isEqualTo(refunded ? 1 : 0);
        assertThat(sandbox.refundedOf(paymentId)).isEqualTo(refunded ? due : 0);
        Books.assertSettledOnce(manager, orderId, paymentId, due);
    }
}
