package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.payment.settlement.SettlementSettings.Verify;
import com.byeolshow.payment.settlement.iamport.Iamport;
import com.byeolshow.payment.settlement.model.SettlementProblem;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The provider or commerce slow, failing or silent. */
@PaymentTest
class VerifyPaymentInTroubleTest {

    private static final String TOPIC = "payment.payments";
    private static final String SUCCESS = "{\"status\":\"success\",\"message\":\"결제 성공\"}";
    private static final String ASK_US = "\"에러 발생 백에 문의하세요\"";

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final Iamport provider;
    private final SettlePayment settle;
    private final NotePayment note;
    private final PaymentDues dues;
    private final SettlementSettings settings;
    private final Clock clock;
    private final IamportStand iamport = IamportStand.running();

    VerifyPaymentInTroubleTest(
            WebTestClient web,
            PublishedEvents published,
            Orders orders,
            Iamport provider,
            SettlePayment settle,
            NotePayment note,
            PaymentDues dues,
            SettlementSettings settings,
            Clock clock) {
        this.web = web;
        this.published = published;
        this.orders = orders;
        this.provider = provider;
        this.settle = settle;
        this.note = note;
        this.dues = dues;
        this.settings = settings;
        this.clock = clock;
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
        iamport.onRead(payment, Fault.HELD);
        var patience = new Verify(LONG, SHORT, LONG, LONG);
        // Waiting for the client's own timeout, after which it reads again, would have ended in a yes.
        assertRefused(patience, payment, order, new SettlementProblem.ProviderUnavailable());
        iamport.letGo(payment);
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void aPaymentForAnOrderWeNeverHeardOfIsRefusedAndSettledOnceWeHear() {
        String order = Orders.id("kind");
        String payment = iamport.paid(order, 31400);
        var patience = new Verify(LONG, LONG, SHORT, LONG);
        assertRefused(patience, payment, order, new SettlementProblem.NoSuchOrder());
        orders.place(order, 31400, Instant.now());
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
        assertPaid(new Verify(LONG, LONG, LONG, SHORT), payment, order);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void theWholeCallIsBoundedHoweverItsPartsAddUp() {
        String order = orders.placed("silent", 31400);
        Awaiting.until(() -> dues.find(order).block() != null);
        assertPaid(new Verify(SHORT, LONG, LONG, LONG), iamport.paid(order, 31400), order);
    }

    /** The use case with a patience of its own; what it may take at most is far from what it must not wait for. */
    private Mono<VerifyPayment.Answer> verified(Verify patience, String payment, String order) {
        var own = new SettlementSettings(
                patience,
                settings.returns(),
                settings.looks(),
                settings.reconcile(),
                settings.checks(),
                settings.pause());
        return new VerifyPayment(provider, settle, note, dues, own, clock).run(new PaymentId(payment), order);
    }

    private void assertPaid(Verify patience, String payment, String order) {
        StepVerifier.create(verified(patience, payment, order))
                .expectNext(VerifyPayment.Answer.PAID)
                .expectComplete()
                .verify(AT_MOST);
    }

    private void assertRefused(Verify patience, String payment, String order, SettlementProblem problem) {
        StepVerifier.create(verified(patience, payment, order))
                .expectErrorSatisfies(error ->
                        assertThat(((RefusedException) error).problem()).isEqualTo(problem))
                .verify(AT_MOST);
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
