package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.model.Difference.Kind;
import com.byeolshow.payment.settlement.model.OwnReturn.Standing;
import com.byeolshow.payment.settlement.model.RecordedPayment.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what we have written with what the provider says, and decides when to do it again. */
public final class ReconciliationRules {

    private ReconciliationRules() {}

    /**
     * What is left to be explained after everything that is certain was mended.
     *
     * @param fetched null if the provider does not know the payment
     */
    public static List<Difference> differences(PaymentBooks books, @Nullable ProviderPayment fetched) {
        var payment = books.payment();
        if (fetched == null) {
            return List.of(new Difference(Kind.MISSING, "the provider does not know it"));
        }
        var found = new ArrayList<Difference>();
        if (!fetched.orderId().equals(payment.orderId())) {
            found.add(new Difference(Kind.ORDER, "the provider names another order"));
        }
        if (!fetched.deposits().isEmpty()) {
            found.add(lateDeposits(fetched));
        }
        if (payment.outcome() == Outcome.AWAITING) {
            return found;
        }
        if (!fetched.amount().equals(payment.amount())) {
            found.add(new Difference(
                    Kind.AMOUNT, "we recorded %s, the provider says %s".formatted(payment.amount(), fetched.amount())));
            return found;
        }
        switch (fetched.status()) {
            case READY, FAILED, UNKNOWN ->
                found.add(new Difference(Kind.STATUS, "we hold money of it, the provider says " + fetched.status()));
            case PAID, CANCELLED -> returned(books, fetched).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Difference> returned(PaymentBooks books, ProviderPayment fetched) {
        var listed = sum(
                fetched.amount().currency(),
                fetched.cancellations().stream().map(entry -> entry.amount()).toList());
        if (!listed.equals(fetched.returned())) {
            return Optional.of(new Difference(
                    Kind.HISTORY, "%s went back, the history lists %s".formatted(fetched.returned(), listed)));
        }
        var done = sum(
                fetched.amount().currency(),
                books.returns().stream()
                        .filter(own -> own.standing() == Standing.DONE)
                        .map(OwnReturn::amount)
                        .toList());
        var explained = done.plus(books.noted());
        int order = fetched.returned().compareTo(explained);
        if (order < 0) {
            return Optional.of(new Difference(
                    Kind.MISSING_RETURN,
                    "we returned %s and noted %s at the console, the provider says %s went back"
                            .formatted(done, books.noted(), fetched.returned())));
        }
        // A return whose answer we still wait for may be the rest; it explains itself when it ends.
        if (order == 0 || any(books, Standing.ASKED)) {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                Kind.UNEXPLAINED_RETURN,
                "%s went back, we know of %s%s"
                        .formatted(
                                fetched.returned(),
                                explained,
                                any(books, Standing.DOUBTED) ? " and of a return that may have been done" : "")));
    }

    private static boolean any(PaymentBooks books, Standing standing) {
        return books.returns().stream().anyMatch(own -> own.standing() == standing);
    }

    private static Difference lateDeposits(ProviderPayment fetched) {
        var sum = sum(
                fetched.amount().currency(),
                fetched.deposits().stream().map(deposit -> deposit.amount()).toList());
        return new Difference(
                Kind.LATE_DEPOSIT,
                "%d deposits of %s on the account after its payment had ended"
                        .formatted(fetched.deposits().size(), sum));
    }

    private static PaidAmount sum(String currency, List<PaidAmount> amounts) {
        var total = PaidAmount.zero(currency);
        for (var amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    /**
     * Wait until the next comparison: half the payment's age, so that young ones are compared often and old ones rarely.
     *
     * @param age since the payment was recorded
     * @param differs whether something is open, which is watched until it is gone
     * @return empty when it may be left alone
     */
    public static Optional<Duration> waitAfter(
            Duration age, boolean differs, Duration first, Duration longest, Duration until) {
        if (differs) {
            return Optional.of(first.compareTo(longest) < 0 ? first : longest);
        }
        if (age.compareTo(until) > 0) {
            return Optional.empty();
        }
        var half = age.dividedBy(2);
        var atLeast = half.compareTo(first) < 0 ? first : half;
        return Optional.of(atLeast.compareTo(longest) > 0 ? longest : atLeast);
    }
}
