package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.model.OwnReturn.Standing;
import com.byeolshow.payment.settlement.model.ProviderPayment.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tells our own returns in a payment's history from what people did at the provider's console. Our mark in the reason
 * settles it; some payment gateways lose reasons, so an unmarked entry is also ours if one of our returns of its amount
 * is not found otherwise, and undecided while such a return may still be under way.
 */
public final class CancellationRules {

    private CancellationRules() {}

    /**
     * What a history says.
     *
     * @param console not noted before, in the provider's order
     * @param undecided may be ours; to be read again once our returns have ended
     */
    public record Reading(List<ConsoleCancellation> console, List<Cancellation> undecided) {
        public Reading {
            console = List.copyOf(console);
            undecided = List.copyOf(undecided);
        }
    }

    /**
     * @param returns all of ours for this payment
     * @param noted ids of the console's cancellations that were noted before: once said, that is not taken back
     */
    public static Reading read(ProviderPayment fetched, List<OwnReturn> returns, Set<String> noted) {
        var open = new ArrayList<>(returns);
        var unmarked = new ArrayList<ConsoleCancellation>();
        var entries = fetched.cancellations();
        for (int at = 0; at < entries.size(); at++) {
            var entry = entries.get(at);
            var id = Objects.requireNonNullElse(entry.id(), "#" + at);
            var marked = open.stream()
                    .filter(own -> ReturnRules.bearsMarkOf(own.id(), entry)
                            && own.amount().equals(entry.amount()))
                    .findFirst();
            if (marked.isPresent()) {
                open.remove(marked.get());
            } else if (!noted.contains(id) && entry.amount().isPositive()) {
                unmarked.add(new ConsoleCancellation(id, entry.amount(), entry.reason(), entry.at()));
            }
        }
        return sorted(unmarked, open);
    }

    /** History is in the order of events, so the earliest of several equal entries is taken for ours. */
    private static Reading sorted(List<ConsoleCancellation> unmarked, List<OwnReturn> open) {
        var console = new ArrayList<ConsoleCancellation>();
        var undecided = new ArrayList<Cancellation>();
        for (var entry : unmarked) {
            if (!takeOne(open, entry.amount(), Standing.DONE)) {
                if (takeOne(open, entry.amount(), Standing.ASKED) || takeOne(open, entry.amount(), Standing.DOUBTED)) {
                    undecided.add(new Cancellation(entry.id(), entry.amount(), entry.reason(), entry.at()));
                } else {
                    console.add(entry);
                }
            }
        }
        return new Reading(console, undecided);
    }

    private static boolean takeOne(List<OwnReturn> open, PaidAmount amount, Standing standing) {
        var one = open.stream()
                .filter(own -> own.standing() == standing && own.amount().equals(amount))
                .findFirst();
        one.ifPresent(open::remove);
        return one.isPresent();
    }
}
