package com.byeolshow.sandbox.iamport.model;

import com.byeolshow.sandbox.iamport.model.Payment.Deposit;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.iamport.model.Payment.Times;
import com.byeolshow.sandbox.iamport.model.Payment.VirtualAccount;
import com.byeolshow.sandbox.iamport.model.Verdict.Done;
import com.byeolshow.sandbox.iamport.model.Verdict.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a payment moves until money goes back. */
public final class PaymentRules {
    private PaymentRules() {}

    /** Money was taken; also for a payment declined before, as after a delayed fraud review. */
    public static Verdict approve(Payment payment, Instant now) {
        return switch (payment.status()) {
            case READY, FAILED -> new Done(paid(payment, payment.amount(), now));
            case PAID, CANCELLED -> refused(payment);
        };
    }

    public static Verdict decline(Payment payment, String reason, Instant now) {
        return switch (payment.status()) {
            case READY -> {
                var times = payment.times();
                yield new Done(payment.moved(
                        Status.FAILED,
                        payment.amount(),
                        payment.cancelled(),
                        payment.account(),
                        new Times(times.started(), now, times.paid(), now, times.cancelled()),
                        reason,
                        payment.cancelReason(),
                        payment.cancellations(),
                        payment.deposits()));
            }
            case PAID, FAILED, CANCELLED -> refused(payment);
        };
    }

    /** An account was opened; the payment waits for the deposit. */
    public static Payment issued(Payment payment, VirtualAccount account, Instant now) {
        return withAccount(payment, payment.amount(), account, now);
    }

    /**
     * Money arrived on the virtual account. Any sum pays, as without the bank's over- and under-payment check, and the
     * payment then shows the sum that came. After a void the money is only noted.
     */
    public static Verdict deposit(Payment payment, BigDecimal sum, String depositor, Instant now) {
        var account = payment.account();
        if (account == null) {
            return new Refused("the payment has no virtual account");
        }
        return switch (payment.status()) {
            case READY ->
                now.isAfter(account.due())
                        ? new Refused("the account was closed at its deadline")
                        : new Done(paid(payment, sum, now));
            case CANCELLED -> {
                var deposits = new ArrayList<>(payment.deposits());
                deposits.add(new Deposit(sum, depositor, now));
                yield new Done(payment.moved(
                        Status.CANCELLED,
                        payment.amount(),
                        payment.cancelled(),
                        account,
                        touched(payment, now),
                        payment.failReason(),
                        payment.cancelReason(),
                        payment.cancellations(),
                        List.copyOf(deposits)));
            }
            case PAID, FAILED -> refused(payment);
        };
    }

    /** Closes an unpaid account; {@code status} is what an unpaid account becomes, which Iamport does not state. */
    public static Verdict voidAccount(Payment payment, Status status, Instant now) {
        if (payment.account() == null || payment.status() != Status.READY) {
            return new Refused("가상계좌 입금대기 상태가 아닙니다.");
        }
        var times = payment.times();
        return new Done(payment.moved(
                status,
                payment.amount(),
                payment.cancelled(),
                payment.account(),
                new Times(times.started(), now, times.paid(), times.failed(), status == Status.CANCELLED ? now : null),
                payment.failReason(),
                payment.cancelReason(),
                payment.cancellations(),
                payment.deposits()));
    }

    /** Changes what is awaited; null leaves as it is. */
    public static Verdict changeAccount(
            Payment payment, @Nullable BigDecimal amount, @Nullable Instant due, Instant now) {
        var account = payment.account();
        if (account == null || payment.status() != Status.READY) {
            return new Refused("가상계좌 입금대기 상태가 아닙니다.");
        }
        var changed = new VirtualAccount(
                account.bankCode(),
                account.bankName(),
                account.number(),
                account.holder(),
                due == null ? account.due() : due,
                account.issuedAt());
        return new Done(withAccount(payment, amount == null ? payment.amount() : amount, changed, now));
    }

    private static Payment withAccount(Payment payment, BigDecimal amount, VirtualAccount account, Instant now) {
        return payment.moved(
                payment.status(),
                amount,
                payment.cancelled(),
                account,
                touched(payment, now),
                payment.failReason(),
                payment.cancelReason(),
                payment.cancellations(),
                payment.deposits());
    }

    private static Payment paid(Payment payment, BigDecimal amount, Instant now) {
        var times = payment.times();
        return payment.moved(
                Status.PAID,
                amount,
                payment.cancelled(),
                payment.account(),
                new Times(times.started(), now, now, times.failed(), times.cancelled()),
                payment.failReason(),
                payment.cancelReason(),
                payment.cancellations(),
                payment.deposits());
    }

    private static Times touched(Payment payment, Instant now) {
        var times = payment.times();
        return new Times(times.started(), now, times.paid(), times.failed(), times.cancelled());
    }

    private static Refused refused(Payment payment) {
        return new Refused("the payment is " + payment.status().word());
    }
}
