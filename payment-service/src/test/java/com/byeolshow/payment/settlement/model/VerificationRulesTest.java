package com.byeolshow.payment.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.VirtualAccount;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.byeolshow.payment.settlement.model.RecordedPayment.Outcome;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:03:21Z");
    private static final Instant PAID_AT = Instant.parse("2030-05-01T11:03:20Z");
    private static final PaymentId THIS = new PaymentId("imp_1");
    private static final PaymentId OTHER = new PaymentId("imp_2");
    private static final String ORDER = "order-1";
    private static final VirtualAccount ACCOUNT =
            new VirtualAccount("신한은행", "56211-0000-0000", Instant.parse("2030-05-03T14:59:59Z"));

    /** One way a payment, its order and our memory can stand to each other, and what must come of it. */
    record Row(
            Status status,
            boolean account,
            String method,
            String paid,
            String currency,
            String returned,
            PaymentDue.@Nullable State due,
            @Nullable Outcome same,
            boolean otherVerified) {

        ProviderPayment fetched() {
            return new ProviderPayment(
                    THIS,
                    ORDER,
                    status,
                    new PaidAmount(new BigDecimal(paid), currency),
                    new PaidAmount(new BigDecimal(returned), currency),
                    method,
                    "0294",
                    status == Status.PAID ? PAID_AT : null,
                    account ? ACCOUNT : null,
                    List.of(),
                    List.of());
        }

        @Nullable
        PaymentDue paymentDue() {
            return due == null ? null : new PaymentDue(ORDER, Won.of(31400), "KRW", due);
        }

        KnownPayments known() {
            var mine = same == null ? null : record(THIS, same);
            return new KnownPayments(mine, otherVerified ? record(OTHER, Outcome.VERIFIED) : pays() ? mine : null);
        }

        boolean pays() {
            return same == Outcome.VERIFIED || same == Outcome.ACCEPTED;
        }

        private static RecordedPayment record(PaymentId id, Outcome outcome) {
            return new RecordedPayment(
                    id, ORDER, outcome, new PaidAmount(new BigDecimal(31400), "KRW"), "card", "0294", PAID_AT, ACCOUNT);
        }

        Verdict decide() {
            return VerificationRules.decide(fetched(), paymentDue(), known(), NOW);
        }

        /** The specification, written as a list of plain cases instead of rules. */
        Class<? extends Verdict> expected() {
            if (pays()) {
                return Verdict.AlreadySettled.class;
            }
            if (same == Outcome.DEVIATING) {
                return Verdict.AlreadyDeviating.class;
            }
            if (same == Outcome.REJECTED) {
                return Verdict.AlreadyRejected.class;
            }
            if (same == Outcome.DUPLICATE) {
                return Verdict.AlreadyDuplicate.class;
            }
            if (due == null) {
                return Verdict.UnknownOrder.class;
            }
            if (status == Status.READY && account) {
                return same == null ? Verdict.AwaitDeposit.class : Verdict.AlreadyAwaiting.class;
            }
            boolean everPaid = status == Status.PAID || (status == Status.CANCELLED && !returned.equals("0"));
            boolean holdsMoney = everPaid && new BigDecimal(paid).compareTo(new BigDecimal(returned)) > 0;
            if (!holdsMoney) {
                return Verdict.NotPaid.class;
            }
            if (otherVerified) {
                return Verdict.Duplicate.class;
            }
            boolean right = new BigDecimal(paid).compareTo(new BigDecimal(31400)) == 0
                    && currency.equals("KRW")
                    && returned.equals("0");
            boolean wholeWon = currency.equals("KRW") && !paid.equals("31400.5");
            boolean otherSum = new BigDecimal(paid).compareTo(new BigDecimal(31400)) != 0;
            if (method.equals("vbank") && wholeWon && otherSum) {
                return Verdict.Deviation.class;
            }
            return right ? Verdict.Settle.class : Verdict.Mismatch.class;
        }
    }

    static Stream<Row> everyCombination() {
        var rows = new ArrayList<Row>();
        var outcomes = new ArrayList<@Nullable Outcome>(List.of(Outcome.values()));
        outcomes.add(null);
        var dues = new ArrayList<PaymentDue.@Nullable State>(List.of(PaymentDue.State.values()));
        dues.add(null);
        for (var status : Status.values()) {
            for (var account : List.of(true, false)) {
                for (var method : List.of("card", "vbank")) {
                    for (var paid : List.of("31400", "31400.00", "31400.5", "100", "0", "31401")) {
                        for (var currency : List.of("KRW", "USD")) {
                            for (var returned : List.of("0", "100", "31400")) {
                                for (var due : dues) {
                                    for (var same : outcomes) {
                                        for (var other : List.of(true, false)) {
                                            var row = new Row(
                                                    status, account, method, paid, currency, returned, due, same,
                                                    other);
                                            if (!(other && row.pays())) {
                                                rows.add(row);
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return rows.stream();
    }

    @Test
    void everyCombinationHasTheSpecifiedVerdict() {
        assertThat(everyCombination())
                .hasSizeGreaterThan(10_000)
                .allSatisfy(row -> assertThat(row.decide()).as("%s", row).isInstanceOf(row.expected()));
    }

    @Test
    void everyReturnIsOfExactlyWhatTheProviderStillHolds() {
        assertThat(everyCombination()).allSatisfy(row -> {
            var back =
                    switch (row.decide()) {
                        case Verdict.Mismatch mismatch -> mismatch.back();
                        case Verdict.Duplicate duplicate -> duplicate.back();
                        case Verdict.Deviation deviation -> deviation.back();
                        default -> null;
                    };
            if (back != null) {
                assertThat(back.amount()).isEqualTo(row.fetched().remaining());
                assertThat(back.key()).isEqualTo(THIS.value());
            }
        });
    }

    @Nested
    class MoneyThatIsRight {

        @Test
        void isRecordedAndAnnouncedAsPaidWhenTheProviderSaysSo() {
            assertThat(row("31400", "KRW", "0").decide()).isInstanceOfSatisfying(Verdict.Settle.class, settled -> {
                assertThat(settled.payment().outcome()).isEqualTo(Outcome.VERIFIED);
                assertThat(settled.event().amount()).isEqualTo(Won.of(31400));
                assertThat(settled.event().paidAt()).isEqualTo(PAID_AT);
            });
        }

        @Test
        void isTakenForACancelledOrderTooBecauseCommerceAnswersWhatItCannotTake() {
            var row = new Row(Status.PAID, false, "card", "31400", "KRW", "0", PaymentDue.State.CANCELLED, null, false);
            assertThat(row.decide()).isInstanceOf(Verdict.Settle.class);
        }
    }

    @Nested
    class MoneyThatIsWrong {

        @ParameterizedTest
        @MethodSource("com.byeolshow.payment.settlement.model.VerificationRulesTest#wrong")
        void goesBackAndSaysWhy(Row row, String reason, long wholeUnits) {
            assertThat(row.decide()).isInstanceOfSatisfying(Verdict.Mismatch.class, mismatch -> {
                assertThat(mismatch.event().reason()).isEqualTo(reason);
                assertThat(mismatch.event().amountPaid()).isEqualTo(wholeUnits);
                assertThat(mismatch.event().amountDue()).isEqualTo(Won.of(31400));
                assertThat(mismatch.back().purpose()).isEqualTo(Purpose.MISMATCH);
            });
        }

        @Test
        void doesNotRefuseAnOrderThatIsPaidAlready() {
            var row = new Row(Status.PAID, false, "card", "100", "KRW", "0", PaymentDue.State.PAID, null, true);
            assertThat(row.decide()).isInstanceOfSatisfying(Verdict.Duplicate.class, duplicate -> assertThat(
                            duplicate.back().purpose())
                    .isEqualTo(Purpose.DUPLICATE));
        }
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(row("100", "KRW", "0"), "amount-mismatch", 100L),
                Arguments.of(row("31400.5", "KRW", "0"), "amount-mismatch", 31400L),
                Arguments.of(row("31400", "USD", "0"), "currency-mismatch", 31400L),
                Arguments.of(row("31400", "KRW", "400"), "partly-returned", 31400L));
    }

    @Nested
    class DepositsOfAnotherSum {

        @Test
        void areSetAsideAndAnnouncedInsteadOfSentBack() {
            assertThat(deposit("30000", PaymentDue.State.DUE)).satisfies(deviation -> {
                assertThat(deviation.payment().outcome()).isEqualTo(Outcome.DEVIATING);
                assertThat(deviation.event().amountPaid()).isEqualTo(Won.of(30000));
                assertThat(deviation.event().amountDue()).isEqualTo(Won.of(31400));
                assertThat(deviation.event().occurredAt()).isEqualTo(PAID_AT);
                assertThat(deviation.back()).isNull();
            });
        }

        @Test
        void goBackAtOnceIfTheirOrderHasEnded() {
            assertThat(deposit("30000", PaymentDue.State.CANCELLED).back())
                    .isNotNull()
                    .satisfies(back -> {
                        assertThat(back.purpose()).isEqualTo(Purpose.LATE);
                        assertThat(back.amount()).isEqualTo(PaidAmount.of(Won.of(30000)));
                    });
        }

        private Verdict.Deviation deposit(String paid, PaymentDue.State due) {
            var row = new Row(Status.PAID, true, "vbank", paid, "KRW", "0", due, Outcome.AWAITING, false);
            return (Verdict.Deviation) row.decide();
        }
    }

    @Test
    void aChangedAccountIsAnnouncedAgain() {
        var other = new VirtualAccount("신한은행", "56211-0000-0001", Instant.parse("2030-05-03T14:59:59Z"));
        var known = new KnownPayments(
                new RecordedPayment(
                        THIS, ORDER, Outcome.AWAITING, PaidAmount.of(Won.of(31400)), "vbank", null, null, other),
                null);
        var row = new Row(
                Status.READY, true, "vbank", "31400", "KRW", "0", PaymentDue.State.DUE, Outcome.AWAITING, false);
        assertThat(VerificationRules.decide(row.fetched(), row.paymentDue(), known, NOW))
                .isInstanceOfSatisfying(
                        Verdict.AwaitDeposit.class,
                        awaiting -> assertThat(awaiting.event().account()).isEqualTo(ACCOUNT));
    }

    @Test
    void anAccountIsAnnouncedOnce() {
        var first = new Row(Status.READY, true, "vbank", "31400", "KRW", "0", PaymentDue.State.DUE, null, false);
        assertThat(first.decide()).isInstanceOfSatisfying(Verdict.AwaitDeposit.class, awaiting -> {
            assertThat(awaiting.payment().outcome()).isEqualTo(Outcome.AWAITING);
            assertThat(awaiting.event().account()).isEqualTo(ACCOUNT);
        });
    }

    @Test
    void accountNumbersDoNotPrint() {
        var row = new Row(Status.READY, true, "vbank", "31400", "KRW", "0", PaymentDue.State.DUE, null, false);
        assertThat(row.decide().toString()).doesNotContain("56211").contains("***");
        assertThat(row.fetched().toString()).doesNotContain("56211");
    }

    private static Row row(String paid, String currency, String returned) {
        return new Row(Status.PAID, false, "card", paid, currency, returned, PaymentDue.State.DUE, null, false);
    }
}
