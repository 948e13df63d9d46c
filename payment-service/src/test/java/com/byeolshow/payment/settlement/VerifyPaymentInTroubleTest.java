package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.PublishedEvents;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The provider or commerce slow, failing or silent. */
@PaymentTest
class VerifyPaymentInTroubleTest {

    private static final String TOPIC = "payment.payments";
    private static final String SUCCESS = "{\"status\":\"success\",\"message\":\"결제 성공\"}";
    private static final String ASK_US = "\"에러 발생 백에 문의하세요\"";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final CircuitBreakerRegistry breakers;
    private final IamportStand iamport = IamportStand.running();

    VerifyPaymentInTroubleTest(
            WebTestClient web, PublishedEvents published, Orders orders, CircuitBreakerRegistry breakers) {
        this.web = web;
        this.published = published;
        this.orders = orders;
        this.breakers = breakers;
    }

    @BeforeEach
    void closeTheBreaker() {
        breakers.circuitBreaker("iamport").reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS_500", "TOO_MANY", "CODE_1", "UNREADABLE"})
    void aProviderInTroubleIsRefusedAndThePaymentFoundLater(Fault fault) {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        iamport.onRead(payment, fault, fault);
        assertAnswer(verify(payment, order), 503, ASK_US);
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void aSlowProviderIsNotWaitedForAndThePaymentFoundLater() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        iamport.onRead(payment, Fault.SLOW, Fault.SLOW);
        long began = System.nanoTime();
        assertAnswer(verify(payment, order), 503, ASK_US);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(6000));
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void aRevokedTokenIsReplacedOnce() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        assertAnswer(verify(payment, order), 200, SUCCESS);
        int before = iamport.tokenRequests();
        iamport.revokeToken();
        assertAnswer(verify(payment, order), 200, SUCCESS);
        assertThat(iamport.tokenRequests()).isEqualTo(before + 1);
    }

    @Test
    void whileCommerceIsSilentTheAnswerIsStillYesAfterABoundedWait() {
        String order = orders.placed("silent", 31400);
        String payment = iamport.paid(order, 31400);
        long began = System.nanoTime();
        assertAnswer(verify(payment, order), 200, SUCCESS);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(2900), Duration.ofMillis(5000));
    }

    @Test
    void theWholeCallIsBoundedHoweverItsPartsAddUp() {
        String order = orders.placed("silent", 31400);
        String payment = iamport.paid(order, 31400);
        iamport.onRead(payment, Fault.RATHER_SLOW);
        long began = System.nanoTime();
        assertAnswer(verify(payment, order), 200, SUCCESS);
        // 2.5 s for the provider and 3 s for commerce would be more than the 4 s allowed for all.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(5200));
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
}
