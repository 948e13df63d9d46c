package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.SettlementEvent.PaymentDeviated;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRejected;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentVerified;
import com.byeolshow.payment.settlement.SettlementEvent.VirtualAccountIssued;
import com.byeolshow.payment.settlement.model.RecordedPayment.Outcome;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyAwaiting;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyDeviating;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyDuplicate;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyRejected;
import com.byeolshow.payment.settlement.model.Verdict.AlreadySettled;
import com.byeolshow.payment.settlement.model.Verdict.AwaitDeposit;
import com.byeolshow.payment.settlement.model.Verdict.Deviation;
import com.byeolshow.payment.settlement.model.Verdict.Duplicate;
import com.byeolshow.payment.settlement.model.Verdict.Mismatch;
import com.byeolshow.payment.settlement.model.Verdict.NotPaid;
import com.byeolshow.payment.settlement.model.Verdict.Settle;
import com.byeolshow.payment.settlement.model.Verdict.UnknownOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a payment means. Only what the provider returned counts: nothing a browser or a notice claimed is an
 * argument here.
 */
public final class VerificationRules {

    private static final String MISMATCH = "결제 금액 불일치";
    private static final String DUPLICATE = "중복 결제";
    private static final String LATE = "취소된 주문의 결제";

    /** The provider's word for a virtual account: the one method with which a customer can pay another sum by mistake. */
    private static final String DEPOSIT = "vbank";

    private VerificationRules() {}

    /**
     * @param fetched as read from the provider just now
     * @param due of the order the provider names; null if we do not know that order
     * @param known what was decided before
     */
    public static Verdict decide(ProviderPayment fetched, @Nullable PaymentDue due, KnownPayments known, Instant now) {
        RecordedPayment same = known.same();
        if (same != null && same.outcome() != Outcome.AWAITING) {
            return repeated(same);
        }
        if (due == null) {
            return new UnknownOrder(fetched.orderId());
        }
        return switch (fetched.status()) {
            case PAID -> paid(fetched, due, known, now);
            case READY -> ready(fetched, due, same);
            // Some payment gateways say cancelled as soon as part is back; then the rest is still a customer's money.
            case CANCELLED -> fetched.returned().isPositive() ? paid(fetched, due, known, now) : notPaid(fetched);
            case FAILED, UNKNOWN -> notPaid(fetched);
        };
    }

    private static Verdict repeated(RecordedPayment same) {
        return switch (same.outcome()) {
            case VERIFIED, ACCEPTED -> new AlreadySettled(same);
            case DEVIATING -> new AlreadyDeviating(same);
            case REJECTED -> new AlreadyRejected(same);
            case DUPLICATE -> new AlreadyDuplicate(same);
            case AWAITING -> new AlreadyAwaiting(same);
        };
    }

    private static Verdict ready(ProviderPayment fetched, PaymentDue due, @Nullable RecordedPayment same) {
        var account = fetched.account();
        if (account == null) {
            // The payment window is open but nothing was issued, so nobody may be told to deposit.
            return notPaid(fetched);
        }
        if (same != null && account.equals(same.account())) {
            return new AlreadyAwaiting(same);
        }
        // The account shows the sum that is due: a deposit of anything else is judged when it arrives.
        return new AwaitDeposit(
                recorded(fetched, Outcome.AWAITING),
                new VirtualAccountIssued(fetched.id(), due.orderId(), due.amount(), account));
    }

    private static Verdict paid(ProviderPayment fetched, PaymentDue due, KnownPayments known, Instant now) {
        if (!fetched.remaining().isPositive()) {
            return notPaid(fetched);
        }
        if (known.verified() != null) {
            // Before any look at the amount: a wrong second payment must not refuse an order that is paid.
            return new Duplicate(
                    recorded(fetched, Outcome.DUPLICATE),
                    ReturnIntent.ofPayment(Purpose.DUPLICATE, fetched, DUPLICATE));
        }
        return deviation(fetched, due, now).orElseGet(() -> judged(fetched, due, now));
    }

    /** A wrong deposit is a mistake and not a forgery, so it is kept for a decision instead of being sent back. */
    private static Optional<Verdict> deviation(ProviderPayment fetched, PaymentDue due, Instant now) {
        if (!fetched.method().equals(DEPOSIT) || !due.currency().equals(PaidAmount.KRW)) {
            return Optional.empty();
        }
        return fetched.amount()
                .won()
                .filter(paid -> !paid.equals(due.amount()))
                .map(paid -> new Deviation(
                        recorded(fetched, Outcome.DEVIATING),
                        new PaymentDeviated(
                                fetched.id(),
                                due.orderId(),
                                paid,
                                due.amount(),
                                fetched.method(),
                                Objects.requireNonNullElse(fetched.paidAt(), now)),
                        // Nobody will decide about an order that has ended.
                        due.state() == PaymentDue.State.CANCELLED
                                ? ReturnIntent.ofPayment(Purpose.LATE, fetched, LATE)
                                : null));
    }

    private static Verdict judged(ProviderPayment fetched, PaymentDue due, Instant now) {
        return wrongness(fetched, due)
                .<Verdict>map(reason -> new Mismatch(
                        recorded(fetched, Outcome.REJECTED),
                        ReturnIntent.ofPayment(Purpose.MISMATCH, fetched, MISMATCH),
                        new PaymentRejected(
                                fetched.id(),
                                due.orderId(),
                                reason,
                                fetched.amount().wholeUnits(),
                                due.amount(),
                                now)))
                .orElseGet(() -> new Settle(
                        recorded(fetched, Outcome.VERIFIED),
                        new PaymentVerified(
                                fetched.id(),
                                due.orderId(),
                                due.amount(),
                                fetched.method(),
                                Objects.requireNonNullElse(fetched.paidAt(), now))));
    }

    private static Optional<String> wrongness(ProviderPayment fetched, PaymentDue due) {
        if (!fetched.amount().currency().equals(due.currency())
                || !due.currency().equals(PaidAmount.KRW)) {
            return Optional.of("currency-mismatch");
        }
        if (!fetched.amount().won().equals(Optional.of(due.amount()))) {
            return Optional.of("amount-mismatch");
        }
        return fetched.returned().isPositive() ? Optional.of("partly-returned") : Optional.empty();
    }

    private static RecordedPayment recorded(ProviderPayment fetched, Outcome outcome) {
        return new RecordedPayment(
                fetched.id(),
                fetched.orderId(),
                outcome,
                fetched.amount(),
                fetched.method(),
                fetched.cardEnd(),
                fetched.paidAt(),
                fetched.account());
    }

    private static Verdict notPaid(ProviderPayment fetched) {
        return new NotPaid(fetched.status());
    }
}
