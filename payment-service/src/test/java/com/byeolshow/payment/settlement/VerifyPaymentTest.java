package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@PaymentTest
class VerifyPaymentTest {

    private static final String TOPIC = "payment.payments";
    private static final String SUCCESS = "{\"status\":\"success\",\"message\":\"결제 성공\"}";
    private static final String ISSUED = "{\"status\":\"vbankIssued\",\"message\":\"가상계좌 발급 성공\"}";
    private static final String FAIL = "{\"status\":\"fail\",\"message\":\"결제 금익 불일치\"}";
    private static final String ASK_US = "\"에러 발생 백에 문의하세요\"";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final IamportStand iamport = IamportStand.running();

    VerifyPaymentTest(WebTestClient web, PublishedEvents published, Orders orders) {
        this.web = web;
        this.published = published;
        this.orders = orders;
    }

    @Test
    void theRightMoneyIsASuccessAndIsAnnounced() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);

        assertAnswer(verify(payment, order), 200, SUCCESS);

        var event = published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
        EventContracts.assertValid(event.type(), event.data());
        assertThat(event.data().toString()).isEqualTo("""
                {"paymentId":"%s","orderId":"%s","amount":31400,"currency":"KRW","method":"card","paidAt":"2030-05-01T12:00:00Z"}""".formatted(payment, order));
    }

    @Test
    void repeatingTheCallIsHarmless() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        assertAnswer(verify(payment, order), 200, SUCCESS);
        assertAnswer(verify(payment, order), 200, SUCCESS);
        assertThat(types(published.now(TOPIC, order))).containsExactly("payment.payment-verified.v1");
    }

    @Test
    void twoCallsAtOnceSettleOnce() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        var calls = Stream.generate(() -> CompletableFuture.supplyAsync(() -> verify(payment, order)))
                .limit(4)
                .toList();
        calls.forEach(call -> assertAnswer(call.join(), 200, SUCCESS));
        assertThat(types(published.now(TOPIC, order))).containsExactly("payment.payment-verified.v1");
    }

    @Test
    void parametersMayComeAsJsonOrFormToo() {
        String order = orders.placed("kind", 5000);
        String payment = iamport.paid(order, 5000);
        web.post()
                .uri("/payment/verify/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("imp_uid", payment, "merchant_uid", order, "amount", 1, "imp_success", true))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(SUCCESS);
        web.post()
                .uri("/payment/verify/?merchant_uid={order}", order)
                .body(BodyInserters.fromFormData("imp_uid", payment))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(SUCCESS);
    }

    @Test
    void anOldTokenInTheHeaderDoesNotHinder() {
        String order = orders.placed("kind", 5000);
        String payment = iamport.paid(order, 5000);
        web.get()
                .uri("/payment/verify/?imp_uid={id}", payment)
                .header("Authorization", "Bearer long-gone")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody(String.class)
                .isEqualTo(SUCCESS);
    }

    @Test
    void theWrongMoneyFailsAndGoesBackOnce() {
        String order = orders.placed("silent", 31400);
        String payment = iamport.paid(order, 100);

        assertAnswer(verify(payment, order), 200, FAIL);
        assertAnswer(verify(payment, order), 200, FAIL);

        Awaiting.until(() -> iamport.returned(payment) == 100);
        var events = published.awaitAll(TOPIC, order, 2);
        events.forEach(event -> EventContracts.assertValid(event.type(), event.data()));
        assertThat(types(events)).containsExactly("payment.payment-rejected.v1", "payment.payment-refunded.v1");
        assertThat(events.getFirst().data().path("reason").asString()).isEqualTo("amount-mismatch");
        assertThat(events.getFirst().data().path("amountPaid").asLong()).isEqualTo(100);
        assertThat(events.getFirst().data().path("amountDue").asLong()).isEqualTo(31400);
        assertThat(events.getLast().data().has("refundId")).isFalse();
        assertThat(iamport.cancels(payment)).singleElement().satisfies(cancel -> {
            assertThat(cancel.path("amount").asLong()).isEqualTo(100);
            assertThat(cancel.path("checksum").asLong()).isEqualTo(100);
            assertThat(cancel.path("reason").asString()).startsWith("[bs:").endsWith("결제 금액 불일치");
        });
    }

    @Test
    void aSecondPaymentOfAPaidOrderGoesBackAndTheOrderStaysPaid() {
        String order = orders.placed("kind", 31400);
        assertAnswer(verify(iamport.paid(order, 31400), order), 200, SUCCESS);
        String second = iamport.paid(order, 31400);

        assertAnswer(verify(second, order), 200, SUCCESS);

        Awaiting.until(() -> iamport.returned(second) == 31400);
        assertThat(types(published.awaitAll(TOPIC, order, 2)))
                .containsExactly("payment.payment-verified.v1", "payment.payment-refunded.v1");
    }

    @Test
    void anIssuedAccountIsAnnouncedAndItsDepositSettles() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.accountIssued(order, 31400);

        assertAnswer(verify(payment, order), 200, ISSUED);
        assertAnswer(verify(payment, order), 200, ISSUED);
        var issued = published.awaitOne(TOPIC, "payment.virtual-account-issued.v1", order);
        EventContracts.assertValid(issued.type(), issued.data());
        assertThat(issued.data().path("accountNumber").asString()).isEqualTo(IamportStand.ACCOUNT_NUMBER);
        assertThat(issued.data().path("expiresAt").asString()).isEqualTo("2030-05-03T00:53:20Z");

        iamport.change(payment, "status", "paid");
        assertAnswer(verify(payment, order), 200, SUCCESS);
        assertThat(types(published.now(TOPIC, order)))
                .containsExactly("payment.virtual-account-issued.v1", "payment.payment-verified.v1");
    }

    @Test
    void aFailureTheBrowserReportsIsShownWithItsWords() {
        web.get()
                .uri(
                        "/payment/verify/?imp_uid=&merchant_uid=o&imp_success=false&error_code=F400&error_message={said}",
                        "사용자가 결제를 취소하셨습니다")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"status\":\"error\",\"message\":\"사용자가 결제를 취소하셨습니다\"}");
    }

    @Test
    void aReportedFailureThatWasNoneIsFoundAllTheSame() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        web.post()
                .uri("/payment/verify")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("imp_uid", payment, "imp_success", false, "error_message", "x"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"status\":\"error\",\"message\":\"x\"}");
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void anUnknownPaymentIsRefused() {
        assertAnswer(verify("imp_unknown", "whatever"), 404, ASK_US);
    }

    @Test
    void aPaymentForAnotherOrderThanTheNamedOneIsRefusedAndLeftAlone() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        assertAnswer(verify(payment, Orders.id("kind")), 404, ASK_US);
        assertThat(iamport.cancels(payment)).isEmpty();
    }

    @Test
    void nothingPaidIsRefused() {
        String order = orders.placed("kind", 31400);
        assertAnswer(verify(iamport.opened(order, "failed", "card", 31400), order), 402, ASK_US);
        assertAnswer(verify(iamport.opened(order, "cancelled", "card", 31400), order), 402, ASK_US);
        assertAnswer(verify(iamport.opened(order, "of_the_future", "card", 31400), order), 402, ASK_US);
        assertAnswer(verify(iamport.opened(order, "ready", "card", 31400), order), 402, ASK_US);
    }

    @Test
    void noPaymentNamedIsMalformed() {
        assertAnswer(verify("", "o"), 400, ASK_US);
        assertAnswer(verify("../users", "o"), 400, ASK_US);
    }

    @Test
    void moneyForAnOrderThatCannotTakeItIsNoSuccessAndGoesBack() {
        String order = orders.placed("closed", 31400);
        orders.cancelled(order);
        String payment = iamport.paid(order, 31400);

        assertAnswer(verify(payment, order), 409, ASK_US);
        assertAnswer(verify(payment, order), 409, ASK_US);

        Awaiting.until(() -> iamport.returned(payment) == 31400);
        var events = published.awaitAll(TOPIC, order, 2);
        assertThat(types(events)).containsExactly("payment.payment-verified.v1", "payment.payment-refunded.v1");
        assertThat(events.getLast().data().path("amount").asLong()).isEqualTo(31400);
        assertThat(iamport.cancels(payment)).hasSize(1);
    }

    private EntityExchangeResult<String> verify(String payment, String order) {
        return web.get()
                .uri("/payment/verify/?imp_uid={id}&merchant_uid={order}&imp_success=true&amount=1", payment, order)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static void assertAnswer(EntityExchangeResult<String> answer, int status, String body) {
        assertThat(answer.getResponseBody()).isEqualTo(body);
        assertThat(answer.getStatus().value()).isEqualTo(status);
        assertThat(answer.getResponseHeaders().getContentType())
                .satisfies(type -> assertThat(type.isCompatibleWith(MediaType.APPLICATION_JSON))
                        .isTrue());
    }

    private static List<String> types(List<Published> events) {
        return events.stream().map(Published::type).toList();
    }
}
