package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.Sandbox;
import com.byeolshow.suite.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LaunchedSuite.class)
class PaymentIT {

    @Test
    void aWrongAmountIsSentBackAndTheOrderRefused(Stack stack) {
        var sandbox = new Sandbox(stack.doors());
        var shopper = Shopper.arrive(stack.doors(), 5);
        Answer placed = shopper.order().expect(200);
        String orderId = placed.text("/order/_id");
        int due = placed.json().at("/order/total/amount").asInt();

        String paymentId = sandbox.pay(orderId, due - 1_000);
        Answer verified = shopper.verify(paymentId, orderId).expect(200);

        assertThat(verified.text("/status")).isEqualTo("fail");
        assertThat(verified.text("/message")).isEqualTo("결제 금익 불일치");
        Await.until("the money went back", () -> sandbox.refundedOf(paymentId) == due - 1_000);
        Await.until("the order is refused", () -> shopper.statusOf(orderId).equals("cancelled"));
        Await.until("its stock is free again", () -> shopper.stockShown() == 5);
    }

    @Test
    void repeatedAndDisorderedNoticesHaveOneEffect(Stack stack) {
        var sandbox = new Sandbox(stack.doors());
        sandbox.deliver("iamport", false);
        try {
            var shopper = Shopper.arrive(stack.doors(), 5);
            Answer placed = shopper.order().expect(200);
            String orderId = placed.text("/order/_id");
            int due = placed.json().at("/order/total/amount").asInt();
            String paymentId = sandbox.pay(orderId, due);

            sandbox.deliver("iamport", true);
            sandbox.emitPaymentNotice(paymentId, orderId, "cancelled", 1);
            sandbox.emitPaymentNotice(paymentId, orderId, "paid", 3);
            sandbox.emitPaymentNotice(paymentId, orderId, "ready", 1);

            Await.until("the order is paid", () -> shopper.statusOf(orderId).equals("paid"));
            assertThat(shopper.verify(paymentId, orderId).expect(200).text("/status"))
                    .isEqualTo("success");
            assertPaidOnce(shopper, orderId, due);
            assertThat(sandbox.refundedOf(paymentId)).isZero();
        } finally {
            sandbox.deliver("iamport", true);
        }
    }

    static void assertPaidOnce(Shopper shopper, String orderId, int due) {
        var order = shopper.app().get("/order/" + orderId).expect(200).json();
        assertThat(order.at("/status").asString()).isEqualTo("paid");
        assertThat(order.at("/transactions")).hasSize(1);
        assertThat(order.at("/transactions/0/paid").asInt()).isEqualTo(due);
        assertThat(order.at("/transactions/0/cancelled").asInt()).isZero();
    }
}
