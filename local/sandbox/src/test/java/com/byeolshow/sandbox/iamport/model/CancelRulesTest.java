package com.byeolshow.sandbox.iamport.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.iamport.model.CancelRules.Cancelled;
import com.byeolshow.sandbox.iamport.model.CancelRules.Outcome;
import com.byeolshow.sandbox.iamport.model.CancelRules.Policy;
import com.byeolshow.sandbox.iamport.model.CancelRules.Refused;
import com.byeolshow.sandbox.iamport.model.CancelRules.Request;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.iamport.model.Payment.VirtualAccount;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancelRulesTest {
    private static final Instant NOW = Instant.parse("2030-05-31T14:59:00Z");

    @Test
    void anOmittedOrZeroAmountCancelsEverythingLeft() {
        for (var amount : new String[] {null, "0"}) {
            var done = done(cancel(PaymentSamples.paid("card", NOW), request(amount, null, "why")));
            assertThat(done.payment().status()).isEqualTo(Status.CANCELLED);
            assertThat(done.payment().remaining()).isEqualByComparingTo("0");
            assertThat(done.payment().cancelReason()).isEqualTo("why");
            assertThat(done.cancellation().amount()).isEqualByComparingTo("64900");
        }
    }

    @Test
    void partsAddUpAndTheLastOneEndsThePayment() {
        var part = done(cancel(PaymentSamples.paid("card", NOW), request("10000", "64900", null)));
        assertThat(part.payment().status()).isEqualTo(Status.PAID);
        assertThat(part.payment().remaining()).isEqualByComparingTo("54900");

        var rest = done(cancel(part.payment(), request(null, "54900", null)));
        assertThat(rest.payment().status()).isEqualTo(Status.CANCELLED);
        assertThat(rest.payment().cancellations()).hasSize(2);
        assertThat(refused(cancel(rest.payment(), request(null, null, null))).message())
                .contains("이미 전액취소");
    }

    @Test
    void aPartMayCountAsCancelled() {
        var outcome = CancelRules.cancel(
                PaymentSamples.paid("card", NOW),
                request("1", null, null),
                new Policy(Status.CANCELLED, false),
                "c",
                NOW);
        assertThat(done(outcome).payment().status()).isEqualTo(Status.CANCELLED);
        assertThat(done(cancel(done(outcome).payment(), request(null, "64899", null)))
                        .payment()
                        .remaining())
                .isEqualByComparingTo("0");
    }

    @Test
    void aWrongChecksumMovesNothing() {
        var refused = refused(cancel(PaymentSamples.paid("card", NOW), request("10000", "64899", null)));
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    void moreThanIsLeftOrLessThanNothingIsRefused() {
        assertThat(refused(cancel(PaymentSamples.paid("card", NOW), request("64901", null, null)))
                        .code())
                .isEqualTo(1);
        assertThat(refused(cancel(PaymentSamples.paid("card", NOW), request("-1", null, null)))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void magicReasonsFailInBothWays() {
        assertThat(refused(cancel(PaymentSamples.paid("card", NOW), request(null, null, "FAIL_1")))
                        .code())
                .isEqualTo(1);
        assertThat(refused(cancel(PaymentSamples.paid("card", NOW), request(null, null, "FAIL_-1")))
                        .code())
                .isEqualTo(-1);
        assertThat(refused(cancel(PaymentSamples.paid("card", NOW), request(null, null, "[tag] FAIL_-1 please")))
                        .code())
                .isEqualTo(-1);
        assertThat(refused(cancel(PaymentSamples.paid("card", NOW), request(null, null, "[tag] FAIL_1")))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void unpaidMoneyCannotGoBack() {
        assertThat(refused(cancel(PaymentSamples.ready("card", NOW), request(null, null, null)))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void aVirtualAccountNeedsAnAccountToReturnTo() {
        var account = new VirtualAccount("088", "신한은행", "123", "별쇼", NOW.plusSeconds(60), NOW);
        var paid = PaymentSamples.done(PaymentRules.deposit(
                PaymentRules.issued(PaymentSamples.ready("vbank", NOW), account, NOW),
                new BigDecimal("64900"),
                "홍길동",
                NOW));
        assertThat(refused(cancel(paid, request(null, null, null))).code()).isEqualTo(1);
        assertThat(done(cancel(paid, new Request(null, null, null, "홍길동", "04", "111", null)))
                        .payment()
                        .status())
                .isEqualTo(Status.CANCELLED);
    }

    @Test
    void aPhoneNumberIsAskedForWhereThePolicySaysSo() {
        var account = new VirtualAccount("088", "신한은행", "123", "별쇼", NOW.plusSeconds(60), NOW);
        var paid = PaymentSamples.done(PaymentRules.deposit(
                PaymentRules.issued(PaymentSamples.ready("vbank", NOW), account, NOW),
                new BigDecimal("64900"),
                "홍길동",
                NOW));
        var strict = new Policy(Status.PAID, true);
        assertThat(refused(CancelRules.cancel(
                                paid, new Request(null, null, null, "홍길동", "04", "111", null), strict, "c", NOW))
                        .message())
                .contains("refund_tel");
        assertThat(CancelRules.cancel(paid, new Request(null, null, null, "홍길동", "04", "111", "010"), strict, "c", NOW))
                .isInstanceOf(Cancelled.class);
        assertThat(CancelRules.cancel(PaymentSamples.paid("card", NOW), request(null, null, null), strict, "c", NOW))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void aPhoneBillIsCancelledOnlyInItsOwnSeoulMonth() {
        var paid = PaymentSamples.paid("phone", NOW);
        assertThat(CancelRules.cancel(
                        paid, request(null, null, null), new Policy(Status.PAID, false), "c", NOW.plusSeconds(59)))
                .isInstanceOf(Cancelled.class);
        assertThat(refused(CancelRules.cancel(
                                paid,
                                request(null, null, null),
                                new Policy(Status.PAID, false),
                                "c",
                                NOW.plusSeconds(60)))
                        .code())
                .isEqualTo(-1);
    }

    private static Outcome cancel(Payment payment, Request request) {
        return CancelRules.cancel(payment, request, new Policy(Status.PAID, false), "cancellation", NOW);
    }

    private static Request request(@Nullable String amount, @Nullable String checksum, @Nullable String reason) {
        return new Request(
                amount == null ? null : new BigDecimal(amount),
                checksum == null ? null : new BigDecimal(checksum),
                reason,
                null,
                null,
                null,
                null);
    }

    private static Cancelled done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Cancelled.class);
        return (Cancelled) outcome;
    }

    private static Refused refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return (Refused) outcome;
    }
}
