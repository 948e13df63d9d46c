package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.model.ProviderPayment.Cancellation;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.payment.settlement.model.ReturnStep.Ask;
import com.byeolshow.payment.settlement.model.ReturnStep.AwaitPayee;
import com.byeolshow.payment.settlement.model.ReturnStep.Done;
import com.byeolshow.payment.settlement.model.ReturnStep.DoneElsewhere;
import com.byeolshow.payment.settlement.model.ReturnStep.Park;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How money goes back exactly once over an API without idempotency keys: our id stands at the front of the reason, the
 * provider's history is read before every request, and every request states what the provider holds.
 */
public final class ReturnRules {

    private static final String TAG = "[bs:%s]";
    private static final String DEPOSIT = "vbank";

    /** Some payment gateways cut reasons; the tag comes first and the rest stays short. */
    private static final int LONGEST_REASON = 60;

    private ReturnRules() {}

    /**
     * The next step for {@code wanted}, given the payment as just read.
     *
     * @param payee where the customer wants money that cannot find its way back; null if they never said
     */
    public static ReturnStep next(MoneyReturn wanted, ProviderPayment fresh, @Nullable Payee payee) {
        var ours = ourReturn(wanted, fresh);
        if (ours.isPresent()) {
            return new Done(ours.get().at());
        }
        PaidAmount amount = wanted.intent().amount();
        PaidAmount remaining = fresh.remaining();
        if (!remaining.currency().equals(amount.currency())) {
            return new Park("paid in " + remaining.currency() + ", to return in " + amount.currency());
        }
        if (mayBeOursUntagged(wanted, fresh)) {
            return new Park("a return of this amount appeared without our mark after we asked");
        }
        if (!remaining.isPositive() && wanted.intent().purpose() != Purpose.REFUND) {
            return new DoneElsewhere();
        }
        if (remaining.compareTo(amount) < 0) {
            return new Park("the provider holds %s, %s is to go back".formatted(remaining, amount));
        }
        if (!needsPayee(fresh)) {
            return new Ask(amount, remaining, reason(wanted), null);
        }
        return payee == null ? new AwaitPayee() : new Ask(amount, remaining, reason(wanted), payee);
    }

    /** Deposits came from an account nobody knows; everything else goes back the way it came. */
    public static boolean needsPayee(ProviderPayment payment) {
        return payment.account() != null || payment.method().equals(DEPOSIT);
    }

    /** Our return in the provider's history, if it is there. */
    public static Optional<Cancellation> ourReturn(MoneyReturn wanted, ProviderPayment fresh) {
        return fresh.cancellations().stream()
                .filter(entry -> bearsMarkOf(wanted.id(), entry)
                        && entry.amount().equals(wanted.intent().amount()))
                .findFirst();
    }

    /** Whether an entry's reason says that it is the return with that id. */
    public static boolean bearsMarkOf(String returnId, Cancellation entry) {
        return entry.reason().contains(TAG.formatted(returnId));
    }

    /**
     * After a request of ours, an entry of our amount with no mark at all may be ours with its reason lost. Sending
     * again could return the money twice, so it is left to a person; only a request that changed nothing is repeated.
     */
    private static boolean mayBeOursUntagged(MoneyReturn wanted, ProviderPayment fresh) {
        PaidAmount before = wanted.sentRemaining();
        return before != null
                && !fresh.remaining().equals(before)
                && fresh.cancellations().stream()
                        .anyMatch(entry -> !entry.reason().contains("[bs:")
                                && entry.amount().equals(wanted.intent().amount()));
    }

    private static String reason(MoneyReturn wanted) {
        String words = wanted.intent().reason().strip();
        String shown = words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
        return (TAG.formatted(wanted.id()) + " " + shown).strip();
    }

    /**
     * Whether a refund fits into what its payment can still give: the provider would refuse too much, but money we
     * never held must not even be asked for.
     *
     * @param promised sum of the payment's earlier returns, finished or not
     */
    public static boolean fits(PaidAmount paid, PaidAmount promised, PaidAmount wanted) {
        return promised.plus(wanted).compareTo(paid) <= 0;
    }

    /**
     * Wait before the next attempt: {@code first} doubled per failure up to {@code longest}, with up to half of it
     * taken off so that returns which failed together do not come back together.
     *
     * @param attempts failures so far, at least 1
     * @param jitter 0 to 1
     */
    public static Duration waitAfter(int attempts, Duration first, Duration longest, double jitter) {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts - 1, 20));
        return Duration.ofMillis(full - (long) (full * 0.5 * jitter));
    }
}
