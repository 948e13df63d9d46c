package com.byeolshow.payment.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.model.Difference.Kind;
import com.byeolshow.payment.settlement.model.OwnReturn.Standing;
import com.byeolshow.payment.settlement.model.ProviderPayment.Cancellation;
import com.byeolshow.payment.settlement.model.ProviderPayment.Deposit;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.byeolshow.payment.settlement.model.RecordedPayment.Outcome;
import com.byeolshow.platform.money.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconciliationRulesTest {

    private static final PaymentId ID = new PaymentId("imp_1");
    private static final Instant AT = Instant.parse("2030-05-04T01:00:00Z");

    @Test
    void whatAgreesIsNoDifference() {
        assertThat(kinds(books(Outcome.VERIFIED, 0), paid(31_400))).isEmpty();
        assertThat(kinds(books(Outcome.VERIFIED, 0, own(12_000, Standing.DONE)), paid(31_400, 12_000)))
                .isEmpty();
        assertThat(kinds(books(Outcome.VERIFIED, 5_000, own(12_000, Standing.DONE)), paid(31_400, 12_000, 5_000)))
                .isEmpty();
        assertThat(kinds(books(Outcome.REJECTED, 31_400, own(31_400, Standing.ELSEWHERE)), paid(31_400, 31_400)))
                .isEmpty();
    }

    @Test
    void aPaymentTheProviderForgotDiffers() {
        assertThat(kinds(books(Outcome.VERIFIED, 0), null)).containsExactly(Kind.MISSING);
    }

    @Test
    void anotherAmountOrCurrencyDiffers() {
        assertThat(kinds(books(Outcome.VERIFIED, 0), paid(31_000))).containsExactly(Kind.AMOUNT);
    }

    @Test
    void anotherOrderDiffers() {
        assertThat(kinds(books(Outcome.VERIFIED, 0), payment("other", Status.PAID, 31_400, List.of(), 0)))
                .containsExactly(Kind.ORDER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"READY", "FAILED", "UNKNOWN"})
    void moneyTheProviderNeverHadDiffers(Status status) {
        assertThat(kinds(books(Outcome.VERIFIED, 0), payment("o", status, 31_400, List.of(), 0)))
                .containsExactly(Kind.STATUS);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void anAccountThatWaitsDiffersInNothing(Status status) {
        assertThat(kinds(books(Outcome.AWAITING, 0), payment("o", status, 30_000, List.of(), 0)))
                .isEmpty();
    }

    @Test
    void moreBackThanWeKnowOfDiffers() {
        assertThat(kinds(books(Outcome.VERIFIED, 0), paid(31_400, 12_000))).containsExactly(Kind.UNEXPLAINED_RETURN);
        assertThat(ReconciliationRules.differences(
                                books(Outcome.VERIFIED, 0, own(12_000, Standing.DOUBTED)), paid(31_400, 12_000))
                        .getFirst()
                        .detail())
                .contains("may have been done");
    }

    @Test
    void whatAReturnUnderWayMayExplainWaitsForItsEnd() {
        assertThat(kinds(books(Outcome.VERIFIED, 0, own(12_000, Standing.ASKED)), paid(31_400, 12_000)))
                .isEmpty();
    }

    @Test
    void lessBackThanWeThinkDiffers() {
        assertThat(kinds(books(Outcome.VERIFIED, 0, own(12_000, Standing.DONE)), paid(31_400)))
                .containsExactly(Kind.MISSING_RETURN);
    }

    @Test
    void aHistoryThatDoesNotAddUpDiffers() {
        assertThat(kinds(books(Outcome.VERIFIED, 0), payment("o", Status.PAID, 31_400, List.of(1_000L), 2_000)))
                .containsExactly(Kind.HISTORY);
    }

    @Test
    void aDepositAfterTheEndDiffers() {
        var late = new ProviderPayment(
                ID,
                "o",
                Status.CANCELLED,
                won(31_400),
                won(0),
                "vbank",
                null,
                null,
                null,
                List.of(),
                List.of(new Deposit(won(31_400), AT)));
        assertThat(ReconciliationRules.differences(books(Outcome.AWAITING, 0), late))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.kind()).isEqualTo(Kind.LATE_DEPOSIT);
                    assertThat(difference.detail()).contains("31400");
                });
    }

    @Test
    void waitsGrowWithAgeAndEnd() {
        assertThat(wait(Duration.ofMinutes(1))).contains(Duration.ofMinutes(10));
        assertThat(wait(Duration.ofHours(4))).contains(Duration.ofHours(2));
        assertThat(wait(Duration.ofDays(5))).contains(Duration.ofDays(1));
        assertThat(wait(Duration.ofDays(31))).isEmpty();
    }

    @Test
    void aDifferenceIsWatchedUntilItIsGone() {
        assertThat(ReconciliationRules.waitAfter(
                        Duration.ofDays(400), true, Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(30)))
                .contains(Duration.ofMinutes(10));
    }

    private static Optional<Duration> wait(Duration age) {
        return ReconciliationRules.waitAfter(
                age, false, Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(30));
    }

    private static List<Kind> kinds(PaymentBooks books, @Nullable ProviderPayment fetched) {
        return ReconciliationRules.differences(books, fetched).stream()
                .map(Difference::kind)
                .toList();
    }

    private static PaymentBooks books(Outcome outcome, long noted, OwnReturn... returns) {
        return new PaymentBooks(
                new RecordedPayment(ID, "o", outcome, won(31_400), "card", null, AT, null),
                List.of(returns),
                won(noted));
    }

    private static OwnReturn own(long amount, Standing standing) {
        return new OwnReturn("r", won(amount), standing);
    }

    private static ProviderPayment paid(long amount, long... back) {
        var entries = Arrays.stream(back).boxed().toList();
        long sum = Arrays.stream(back).sum();
        return payment("o", sum == amount ? Status.CANCELLED : Status.PAID, amount, entries, sum);
    }

    private static ProviderPayment payment(String order, Status status, long amount, List<Long> entries, long back) {
        return new ProviderPayment(
                ID,
                order,
                status,
                won(amount),
                won(back),
                "card",
                null,
                AT,
                null,
                entries.stream()
                        .map(entry -> new Cancellation(null, won(entry), "", AT))
                        .toList(),
                List.of());
    }

    private static PaidAmount won(long amount) {
        return PaidAmount.of(Won.of(amount));
    }
}
