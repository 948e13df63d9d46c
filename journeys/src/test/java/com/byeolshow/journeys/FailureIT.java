package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.Sandbox;
import com.byeolshow.suite.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LaunchedSuite.class)
class FailureIT {

    private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(60);
    private static final Duration MISSED_WITHIN = Duration.ofSeconds(60);

    @Test
    void commerceKilledRightAfterAPaymentLosesNothing(Stack stack) {
        var sandbox = new Sandbox(stack.doors());
        var shopper = Shopper.arrive(stack.doors(), 5);
        Answer placed = shopper.order().expect(200);
        String orderId = placed.text("/order/_id");
        int due = placed.json().at("/order/total/amount").asInt();
        // Once the reserved unit is off the page, the order's events have left commerce and payment can judge alone.
        Await.until("the order's events are out", () -> shopper.quantityOnPage() == 4);
        String paymentId = sandbox.pay(orderId, due);

        var verified = CompletableFuture.supplyAsync(() -> shopper.verify(paymentId, orderId));
        stack.child("commerce-service").kill();
        try {
            assertThat(verified.join().expect(200).text("/status")).isEqualTo("success");
        } finally {
            stack.child("commerce-service").start();
            stack.awaitReady("commerce-service");
        }

        Await.until("the order is paid after all", RECOVERS_WITHIN, () -> isPaid(shopper, orderId));
        assertThat(shopper.verify(paymentId, orderId).expect(200).text("/status"))
                .isEqualTo("success");
        PaymentIT.assertPaidOnce(shopper, orderId, due);
        assertThat(sandbox.cancelsOf(paymentId)).isZero();
        assertThat(shopper.stockShown()).isEqualTo(4);
    }

    @Test
    void ordersArePlacedWhileKafkaIsAwayAndTheirEventsArriveAfter(Stack stack) {
        var sandbox = new Sandbox(stack.doors());
        var shopper = Shopper.arrive(stack.doors(), 20);
        List<Answer> placed = new ArrayList<>();

        String before = logOf(stack);
        stack.child("kafka").kill();
        try {
            for (int order = 0; order < 5; order++) {
                placed.add(shopper.order().expect(200));
            }
            // Nothing is lost because it was only waited for: commerce has given up sending at least once.
            Await.until("commerce has missed Kafka", MISSED_WITHIN, () -> logOf(stack)
                    .substring(before.length())
                    .contains("broker cannot be reached"));
        } finally {
            stack.child("kafka").start();
        }

        for (Answer order : placed) {
            String orderId = order.text("/order/_id");
            int due = order.json().at("/order/total/amount").asInt();
            String paymentId = sandbox.pay(orderId, due);
            Await.until("an order placed meanwhile can be paid", RECOVERS_WITHIN, () -> {
                Answer verified = shopper.verify(paymentId, orderId);
                return verified.status() == 200 && verified.text("/status").equals("success");
            });
            Await.until("it is paid", RECOVERS_WITHIN, () -> isPaid(shopper, orderId));
        }
        Await.until("stock counts five units less", () -> shopper.stockShown() == 15);
    }

    @Test
    void aServiceThatIsDownAnswersQuicklyAndTheOthersGoOn(Stack stack) {
        var shopper = Shopper.arrive(stack.doors(), 3);
        stack.child("social-service").kill();
        try {
            for (int call = 0; call < 5; call++) {
                long began = System.nanoTime();
                Answer refused = shopper.app().get("/wishlist/");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
                assertThat(refused.status()).isIn(503, 504);
                assertThat(refused.json().isString()).isTrue();
            }
            // The page may be a second old, and whoever is slow for a moment is on it for that long.
            Await.until("it alone is missing", () -> {
                Answer health = shopper.app().get("/healthz");
                return health.status() == 503
                        && health.json().at("/notReady").toString().equals("[\"social-service\"]");
            });
            shopper.order().expect(200);
            shopper.app().get("/media/today/live/").expect(200);
        } finally {
            stack.child("social-service").start();
            stack.awaitReady("social-service");
        }
        Await.until(
                "the wishlist is back",
                RECOVERS_WITHIN,
                () -> shopper.app().get("/wishlist/").status() == 200);
        Await.until("all are ready", RECOVERS_WITHIN, () -> stack.isReady("gateway"));
    }

    private static boolean isPaid(Shopper shopper, String orderId) {
        Answer order = shopper.app().get("/order/" + orderId);
        return order.status() == 200 && order.text("/status").equals("paid");
    }

    private static String logOf(Stack stack) {
        return stack.child("commerce-service").logged();
    }
}
