package com.byeolshow.payment.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.model.ProviderPayment.Cancellation;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnRulesTest {

    private static final PaymentId PAYMENT = new PaymentId("imp_1");
    private static final Instant AT = Instant.parse("2030-05-04T01:00:00Z");

    @Nested
    class NothingHappenedYet {

        @Test
        void asksForExactlyTheAmountAndStatesWhatTheProviderHolds() {
            var step = ReturnRules.next(refund(12000, null), held(31400), null);
            assertThat(step).isEqualTo(new ReturnStep.Ask(won(12000), won(31400), "[bs:return-1] 단순 변심", null));
        }

        @Test
        void theMarkComesFirstAndLongReasonsAreCut() {
            var wanted = new MoneyReturn(
                    "return-1",
                    new ReturnIntent(Purpose.REFUND, "r", PAYMENT, "o", "r", won(1), "긴 이유 ".repeat(50)),
                    null,
                    1);
            assertThat(ReturnRules.next(wanted, held(31400), null))
                    .isInstanceOfSatisfying(ReturnStep.Ask.class, ask -> assertThat(ask.reason())
                            .startsWith("[bs:return-1] 긴")
                            .hasSizeLessThan(80));
        }

        @Test
        void moreThanTheProviderHoldsIsForAPerson() {
            assertThat(ReturnRules.next(refund(12000, null), held(31400, entry(20000, "console")), null))
                    .isInstanceOf(ReturnStep.Park.class);
        }

        @Test
        void aConsoleReturnOfTheSameAmountBeforeWeAskedIsNotTakenForOurs() {
            assertThat(ReturnRules.next(refund(12000, null), held(31400, entry(12000, "console")), null))
                    .isEqualTo(new ReturnStep.Ask(won(12000), won(19400), "[bs:return-1] 단순 변심", null));
        }
    }

    @Nested
    class AfterALostAnswer {

        @Test
        void ourMarkInTheHistoryMeansDone() {
            assertThat(ReturnRules.next(
                            refund(12000, won(31400)), held(31400, entry(12000, "[bs:return-1] 단순 변심")), null))
                    .isEqualTo(new ReturnStep.Done(AT));
        }

        @Test
        void ourMarkWithAnotherAmountDoesNot() {
            assertThat(ReturnRules.next(refund(12000, won(31400)), held(31400, entry(1000, "[bs:return-1] x")), null))
                    .isInstanceOf(ReturnStep.Ask.class);
        }

        @Test
        void anUnchangedPaymentIsAskedAgain() {
            assertThat(ReturnRules.next(refund(12000, won(31400)), held(31400), null))
                    .isInstanceOf(ReturnStep.Ask.class);
        }

        @Test
        void anotherReturnOfOursInBetweenDoesNotHinder() {
            assertThat(ReturnRules.next(refund(12000, won(31400)), held(31400, entry(12000, "[bs:return-2] x")), null))
                    .isEqualTo(new ReturnStep.Ask(won(12000), won(19400), "[bs:return-1] 단순 변심", null));
        }

        @Test
        void anUnmarkedReturnOfOurAmountIsForAPersonBecauseAskingAgainCouldPayTwice() {
            assertThat(ReturnRules.next(refund(12000, won(31400)), held(31400, entry(12000, "")), null))
                    .isInstanceOf(ReturnStep.Park.class);
        }
    }

    @Nested
    class EverythingIsBackAlready {

        @ParameterizedTest
        @EnumSource(value = Purpose.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUND")
        void moneyThatWasNeverOursNeedsNoSecondReturn(Purpose purpose) {
            var wanted = new MoneyReturn(
                    "return-1", new ReturnIntent(purpose, "imp_1", PAYMENT, "o", null, won(31400), "x"), null, 1);
            assertThat(ReturnRules.next(wanted, held(31400, entry(31400, "console")), null))
                    .isEqualTo(new ReturnStep.DoneElsewhere());
        }

        @Test
        void aRefundIsForAPersonWhoKnowsWhetherItWasThatOne() {
            assertThat(ReturnRules.next(refund(12000, null), held(31400, entry(31400, "console")), null))
                    .isInstanceOf(ReturnStep.Park.class);
        }
    }

    @Test
    void anotherCurrencyIsForAPerson() {
        var dollars = new ProviderPayment(
                PAYMENT,
                "o",
                Status.PAID,
                new PaidAmount(BigDecimal.TEN, "USD"),
                new PaidAmount(BigDecimal.ZERO, "USD"),
                "card",
                null,
                AT,
                null,
                List.of(),
                List.of());
        assertThat(ReturnRules.next(refund(5, null), dollars, null)).isInstanceOf(ReturnStep.Park.class);
    }

    @Nested
    class ADeposit {

        private final Payee payee = new Payee("홍길동", "004", "110-222", null);

        @Test
        void goesToThePayee() {
            var held = deposited(31400);
            assertThat(ReturnRules.next(refund(12000, null), held, payee))
                    .isEqualTo(new ReturnStep.Ask(won(12000), won(31400), "[bs:return-1] 단순 변심", payee));
        }

        @Test
        void waitsForAPayee() {
            assertThat(ReturnRules.next(refund(12000, null), deposited(31400), null))
                    .isEqualTo(new ReturnStep.AwaitPayee());
        }

        @Test
        void thatIsBackAlreadyNeedsNone() {
            assertThat(ReturnRules.next(refund(12000, null), deposited(31400, entry(12000, "[bs:return-1] x")), null))
                    .isInstanceOf(ReturnStep.Done.class);
        }

        @Test
        void thatIsTooSmallIsForAPersonFirst() {
            assertThat(ReturnRules.next(refund(40000, null), deposited(31400), null))
                    .isInstanceOf(ReturnStep.Park.class);
        }

        private ProviderPayment deposited(long amount, Cancellation... entries) {
            var held = held(amount, entries);
            return new ProviderPayment(
                    held.id(),
                    held.orderId(),
                    held.status(),
                    held.amount(),
                    held.returned(),
                    "vbank",
                    null,
                    held.paidAt(),
                    null,
                    held.cancellations(),
                    List.of());
        }
    }

    @Test
    void cardsIgnoreAKnownPayee() {
        assertThat(ReturnRules.next(refund(12000, null), held(31400), new Payee("a", "004", "1", null)))
                .isEqualTo(new ReturnStep.Ask(won(12000), won(31400), "[bs:return-1] 단순 변심", null));
    }

    @Test
    void zeroCanNeverBeIntended() {
        assertThatThrownBy(() -> new ReturnIntent(Purpose.LATE, "k", PAYMENT, "o", null, won(0), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refundsFitUntilThePaymentIsUsedUp() {
        assertThat(ReturnRules.fits(won(100), won(60), won(40))).isTrue();
        assertThat(ReturnRules.fits(won(100), won(60), won(41))).isFalse();
    }

    @Test
    void waitsDoubleUpToTheLongestAndJitterOnlyShortens() {
        var first = Duration.ofSeconds(2);
        var longest = Duration.ofMinutes(10);
        assertThat(ReturnRules.waitAfter(1, first, longest, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(ReturnRules.waitAfter(3, first, longest, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(ReturnRules.waitAfter(3, first, longest, 1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(ReturnRules.waitAfter(500, first, longest, 0)).isEqualTo(longest);
    }

    @Test
    void amountsAreEqualHoweverTheProviderWritesThem() {
        assertThat(new PaidAmount(new BigDecimal("1000.00"), "KRW")).isEqualTo(won(1000));
        assertThat(new PaidAmount(new BigDecimal("1E+3"), "KRW").value().toString())
                .isEqualTo("1000");
        assertThat(new PaidAmount(new BigDecimal("0.5"), "KRW").won()).isEmpty();
        assertThat(new PaidAmount(new BigDecimal("1e40"), "KRW").won()).isEmpty();
        assertThat(new PaidAmount(new BigDecimal("1e40"), "KRW").wholeUnits()).isEqualTo(Long.MAX_VALUE);
    }

    private static MoneyReturn refund(long amount, @Nullable PaidAmount sentRemaining) {
        return new MoneyReturn(
                "return-1",
                new ReturnIntent(Purpose.REFUND, "refund-1", PAYMENT, "o", "refund-1", won(amount), "단순 변심"),
                sentRemaining,
                1);
    }

    private static ProviderPayment held(long amount, Cancellation... entries) {
        long back = Arrays.stream(entries)
                .mapToLong(entry -> entry.amount().wholeUnits())
                .sum();
        return new ProviderPayment(
                PAYMENT,
                "o",
                back == amount ? Status.CANCELLED : Status.PAID,
                won(amount),
                won(back),
                "card",
                null,
                AT,
                null,
                List.of(entries),
                List.of());
    }

    private static Cancellation entry(long amount, String reason) {
        return new Cancellation(null, won(amount), reason, AT);
    }

    private static PaidAmount won(long amount) {
        return PaidAmount.of(Won.of(amount));
    }
}
