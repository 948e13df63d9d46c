package com.byeolshow.sandbox.iamport.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.iamport.model.Payment.VirtualAccount;
import com.byeolshow.sandbox.iamport.model.Verdict.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentRulesTest {
    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Instant DUE = NOW.plusSeconds(3_600);
    private static final BigDecimal FULL = new BigDecimal("64900");

    private final Payment card = PaymentSamples.ready("card", NOW);
    private final Payment account = PaymentRules.issued(
            PaymentSamples.ready("vbank", NOW), new VirtualAccount("088", "신한은행", "123", "별쇼", DUE, NOW), NOW);

    @Test
    void aDeclinedPaymentCanBeApprovedLate() {
        var failed = PaymentSamples.done(PaymentRules.decline(card, "보류", NOW));
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.failReason()).isEqualTo("보류");
        var late = PaymentSamples.done(PaymentRules.approve(failed, NOW.plusSeconds(9)));
        assertThat(late.status()).isEqualTo(Status.PAID);
        assertThat(late.times().paid()).isEqualTo(NOW.plusSeconds(9));
        assertThat(late.times().failed()).isEqualTo(NOW);
    }

    @Test
    void aPaidPaymentIsNeitherApprovedNorDeclinedAgain() {
        var paid = PaymentSamples.paid("card", NOW);
        assertThat(PaymentRules.approve(paid, NOW)).isInstanceOf(Refused.class);
        assertThat(PaymentRules.decline(paid, "no", NOW)).isInstanceOf(Refused.class);
        assertThat(PaymentRules.deposit(paid, FULL, "x", NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void anySumPaysAnAccountAndIsShown() {
        var paid = PaymentSamples.done(PaymentRules.deposit(account, new BigDecimal("60000"), "홍길동", NOW));
        assertThat(paid.status()).isEqualTo(Status.PAID);
        assertThat(paid.amount()).isEqualByComparingTo("60000");
    }

    @Test
    void theDeadlineClosesTheAccountWithoutChangingTheStatus() {
        assertThat(PaymentRules.deposit(account, FULL, "x", DUE)).isInstanceOf(Verdict.Done.class);
        assertThat(PaymentRules.deposit(account, FULL, "x", DUE.plusSeconds(1))).isInstanceOf(Refused.class);
        assertThat(account.status()).isEqualTo(Status.READY);
    }

    @Test
    void aDepositAfterTheVoidIsOnlyNoted() {
        var voided = PaymentSamples.done(PaymentRules.voidAccount(account, Status.CANCELLED, NOW));
        assertThat(voided.status()).isEqualTo(Status.CANCELLED);
        var noted = PaymentSamples.done(PaymentRules.deposit(voided, FULL, "홍길동", NOW));
        assertThat(noted.status()).isEqualTo(Status.CANCELLED);
        assertThat(noted.deposits()).hasSize(1);
        assertThat(PaymentRules.voidAccount(voided, Status.CANCELLED, NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void onlyAnOpenAccountCanBeChangedOrVoided() {
        assertThat(PaymentRules.voidAccount(card, Status.CANCELLED, NOW)).isInstanceOf(Refused.class);
        assertThat(PaymentRules.changeAccount(card, FULL, null, NOW)).isInstanceOf(Refused.class);
        var changed = PaymentSamples.done(PaymentRules.changeAccount(account, new BigDecimal("1000"), null, NOW));
        assertThat(changed.amount()).isEqualByComparingTo("1000");
        assertThat(changed.account()).isEqualTo(account.account());
    }
}
