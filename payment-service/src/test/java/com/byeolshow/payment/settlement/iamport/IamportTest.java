package com.byeolshow.payment.settlement.iamport;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.byeolshow.payment.settlement.model.ReturnStep.Ask;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.client.GuardedClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** The client against each way in which the provider may misbehave. Orders here are of nobody, so no job interferes. */
@PaymentTest
class IamportTest {

    private final Iamport iamport;
    private final IamportPreparations preparations;
    private final IamportTokens tokens;
    private final GuardedClients clients;
    private final IamportStand stand = IamportStand.running();
    private final String order = Orders.id("nobody");

    IamportTest(Iamport iamport, IamportPreparations preparations, IamportTokens tokens, GuardedClients clients) {
        this.iamport = iamport;
        this.preparations = preparations;
        this.tokens = tokens;
        this.clients = clients;
    }

    @AfterEach
    void takeTokensAgain() {
        stand.refuseTokens(false);
    }

    @Test
    void aRevokedTokenIsReplacedAndTheMoneyReturnedOnce() {
        String id = stand.paid(order, 31400);
        read(id);
        int asked = stand.tokenRequests();
        stand.revokeToken();
        cancel(id, 12000, 31400);
        assertThat(stand.tokenRequests()).isEqualTo(asked + 1);
        assertThat(stand.cancels(id)).hasSize(1);
        assertThat(stand.returned(id)).isEqualTo(12000);
    }

    @Test
    void aFreshTokenThatIsRefusedTooEndsTheCall() {
        String id = stand.paid(order, 31400);
        stand.refuseTokens(true);
        int asked = stand.tokenRequests();
        StepVerifier.create(iamport.payment(new PaymentId(id))).verifyError(IamportException.class);
        assertThat(stand.tokenRequests()).isGreaterThan(asked);
        assertThat(stand.reads(id)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS_500", "TOO_MANY"})
    void aReadIsRepeatedOnce(Fault fault) {
        String id = stand.paid(order, 31400);
        stand.onRead(id, fault);
        assertThat(read(id).status()).isEqualTo(Status.PAID);
        assertThat(stand.reads(id)).isEqualTo(2);
    }

    @Test
    void aReturnRefusedForHasteIsRepeatedBecauseNothingWasDone() {
        String id = stand.paid(order, 31400);
        stand.onCancel(id, Fault.TOO_MANY);
        cancel(id, 12000, 31400);
        assertThat(stand.cancels(id)).hasSize(2);
        assertThat(stand.returned(id)).isEqualTo(12000);
    }

    @Test
    void howLongToStayAwayIsKeptForTheCaller() {
        String id = stand.paid(order, 31400);
        stand.onCancel(id, Fault.TOO_MANY_FOR_A_SECOND, Fault.TOO_MANY_FOR_A_SECOND);
        IamportException refused = refusal(id, 12000, 31400);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(refused.isFinal()).isFalse();
        assertThat(stand.returned(id)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS_500", "CODE_1", "CODE_MINUS_1", "UNREADABLE", "TRUNCATED"})
    void aReturnIsNeverRepeatedBlindly(Fault fault) {
        String id = stand.paid(order, 31400);
        stand.onCancel(id, fault);
        IamportException failed = refusal(id, 12000, 31400);
        assertThat(failed.isJudged()).isEqualTo(fault == Fault.CODE_1 || fault == Fault.CODE_MINUS_1);
        assertThat(failed).hasMessageNotContaining(IamportStand.CARD_NUMBER);
        assertThat(stand.cancels(id)).hasSize(1);
    }

    @Test
    void norWhenTheConnectionBreaksBeforeItsAnswer() {
        String id = stand.paid(order, 31400);
        stand.onCancel(id, Fault.COMMITS_THEN_BREAKS_OFF);
        StepVerifier.create(iamport.cancel(new PaymentId(id), new Ask(won(12000), won(31400), "단순 변심", null)))
                .verifyError(WebClientRequestException.class);
        assertThat(stand.cancels(id)).hasSize(1);
        assertThat(stand.returned(id)).isEqualTo(12000);
    }

    @Test
    void aReturnWithAStaleChecksumMovesNothing() {
        String id = stand.paid(order, 31400);
        stand.returnedBefore(id, 10000, "console");
        assertThat(refusal(id, 12000, 31400).isJudged()).isTrue();
        assertThat(stand.returned(id)).isEqualTo(10000);
    }

    @Test
    void aReturnOfNothingIsNeverSentBecauseItWouldReturnEverything() {
        String id = stand.paid(order, 31400);
        StepVerifier.create(iamport.cancel(new PaymentId(id), new Ask(won(0), won(31400), "x", null)))
                .verifyError(IllegalArgumentException.class);
        assertThat(stand.cancels(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNREADABLE", "TRUNCATED", "CODE_1"})
    void anAnswerThatSaysNothingIsAnError(Fault fault) {
        String id = stand.paid(order, 31400);
        stand.onRead(id, fault);
        StepVerifier.create(iamport.payment(new PaymentId(id))).verifyError(IamportException.class);
    }

    @Test
    void wordsOfTheFutureAreUnknownAndNoError() {
        String id = stand.paid(order, 31400);
        stand.change(id, "status", "held_for_review");
        stand.change(id, "pay_method", "moonpay");
        assertThat(read(id).status()).isEqualTo(Status.UNKNOWN);
        assertThat(read(id).method()).isEqualTo("moonpay");
    }

    @Test
    void aPaymentWithoutAnAmountIsAnErrorNotAZero() {
        String id = stand.paid(order, 31400);
        stand.remove(id, "amount");
        StepVerifier.create(iamport.payment(new PaymentId(id))).verifyError(IamportException.class);
    }

    @Test
    void whatMayBeMissingMayBeMissing() {
        String id = stand.paid(order, 31400);
        for (var field : List.of("paid_at", "cancel_amount", "pay_method", "card_number", "merchant_uid", "status")) {
            stand.remove(id, field);
        }
        var payment = read(id);
        assertThat(payment.returned()).isEqualTo(won(0));
        assertThat(payment.orderId()).isEmpty();
        assertThat(payment.cardEnd()).isNull();
        assertThat(payment.paidAt()).isNull();
    }

    @Test
    void unknownPaymentsAreEmpty() {
        StepVerifier.create(iamport.payment(new PaymentId("imp_nobody"))).verifyComplete();
        StepVerifier.create(iamport.latestOf(order)).verifyComplete();
        StepVerifier.create(iamport.allOf(order)).verifyComplete();
        StepVerifier.create(iamport.many(List.of(new PaymentId("imp_nobody")))).verifyComplete();
        StepVerifier.create(iamport.voidAccount(new PaymentId("imp_nobody"))).verifyComplete();
        StepVerifier.create(preparations.registered(order)).verifyComplete();
    }

    @Test
    void paymentsOfTestChannelsAreFoundOnlyIfWanted() {
        String id = stand.paid(order, 31400);
        var production = new Iamport(clients, tokens, new IamportSettings("key", "secret", false));
        StepVerifier.create(production.payment(new PaymentId(id))).verifyComplete();
        StepVerifier.create(production.many(List.of(new PaymentId(id)))).verifyComplete();
    }

    @Test
    void manyAreReadAtOnceAndTheMissingAreLeftOut() {
        String one = stand.paid(order, 100);
        String two = stand.paid(order, 200);
        StepVerifier.create(iamport.many(List.of(new PaymentId(one), new PaymentId("imp_nobody"), new PaymentId(two)))
                        .map(found -> found.id().value())
                        .sort())
                .expectNext(one, two)
                .verifyComplete();
        StepVerifier.create(iamport.many(List.of())).verifyError(IllegalArgumentException.class);
    }

    @Test
    void allAttemptsOfAnOrderAreListed() {
        String failed = stand.opened(order, "failed", "card", 31400);
        String paid = stand.paid(order, 31400);
        assertThat(iamport.allOf(order)
                        .map(found -> found.id().value())
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder(failed, paid);
    }

    @Test
    void anAccountIsClosedWhileItWaits() {
        String id = stand.accountIssued(order, 31400);
        var closed =
                Objects.requireNonNull(iamport.voidAccount(new PaymentId(id)).block());
        assertThat(closed.status()).isEqualTo(Status.CANCELLED);
        StepVerifier.create(iamport.voidAccount(new PaymentId(id)))
                .verifyErrorSatisfies(
                        late -> assertThat(((IamportException) late).isFinal()).isTrue());
    }

    @Test
    void anAmountIsRegisteredOnceComparedAndChanged() {
        preparations.register(order, won(31400)).block();
        StepVerifier.create(preparations.register(order, won(31400)))
                .verifyErrorSatisfies(known ->
                        assertThat(((IamportException) known).isJudged()).isTrue());
        assertThat(preparations.registered(order).block()).isEqualTo(won(31400));
        preparations.change(order, won(20000)).block();
        assertThat(preparations.registered(order).block()).isEqualTo(won(20000));
        StepVerifier.create(preparations.change(Orders.id("nobody"), won(1))).verifyError(IamportException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "5428790000000294, 0294",
        "5428-7900-0000-0294, 0294",
        "542879******0294, 0294",
        "************0294, 0294",
        "542879*********4,",
        "5428-79**-****-****,",
        "0294,",
        "'',"
    })
    void ofACardOnlyItsEndIsRead(String number, String end) {
        String json = JsonMapper.shared()
                .writeValueAsString(Map.of("imp_uid", "imp_1", "amount", 1, "currency", "KRW", "card_number", number));
        var payment = JsonMapper.shared().readValue(json, IamportPayment.class);
        assertThat(payment.toPayment().cardEnd()).isEqualTo(end);
        assertThat(payment.toString()).doesNotContain("0294");
    }

    private ProviderPayment read(String id) {
        return Objects.requireNonNull(iamport.payment(new PaymentId(id)).block());
    }

    private void cancel(String id, long amount, long remaining) {
        Objects.requireNonNull(iamport.cancel(new PaymentId(id), new Ask(won(amount), won(remaining), "단순 변심", null))
                .block());
    }

    private IamportException refusal(String id, long amount, long remaining) {
        return Objects.requireNonNull(
                iamport.cancel(new PaymentId(id), new Ask(won(amount), won(remaining), "단순 변심", null))
                        .<IamportException>map(_ -> {
                            throw new AssertionError("not refused");
                        })
                        .onErrorResume(IamportException.class, Mono::just)
                        .block());
    }

    private static PaidAmount won(long amount) {
        return PaidAmount.of(Won.of(amount));
    }
}
