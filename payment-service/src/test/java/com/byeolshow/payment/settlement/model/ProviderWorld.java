package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.model.ProviderPayment.Cancellation;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The provider in memory, which knows what really happened, also where its history forgets it. */
final class ProviderWorld {

    private static final Instant AT = Instant.parse("2030-05-01T11:00:00Z");

    /**
     * Money that went back.
     *
     * @param ours the return of ours that it is; null for the console
     */
    record Back(
            String id, long amount, String reason, @Nullable String ours) {}

    static final class Attempt {
        final String method;
        Status status;
        long amount;
        boolean losesReasons;
        /** Some gateways call a payment cancelled as soon as part of it is back. */
        boolean hasty;

        final List<Back> history = new ArrayList<>();

        Attempt(String method, Status status, long amount) {
            this.method = method;
            this.status = status;
            this.amount = amount;
        }

        long back() {
            return history.stream().mapToLong(Back::amount).sum();
        }
    }

    final Map<PaymentId, Attempt> attempts = new LinkedHashMap<>();

    PaymentId open(String method, Status status, long amount, int oddity) {
        var id = new PaymentId("imp_" + attempts.size());
        var attempt = new Attempt(method, status, amount);
        attempt.losesReasons = oddity % 3 == 0;
        attempt.hasty = oddity % 4 == 0;
        attempts.put(id, attempt);
        return id;
    }

    void cancel(PaymentId id, ReturnStep.Ask ask, String returnId) {
        var attempt = attempt(id);
        if (ask.remaining().wholeUnits() != attempt.amount - attempt.back()) {
            throw new AssertionError("asked with a stale sum");
        }
        give(attempt, ask.amount().wholeUnits(), ask.reason(), returnId);
    }

    /** @return whether there was money to send back */
    boolean cancelAtConsole(PaymentId id, long upTo) {
        var attempt = attempt(id);
        long amount = Math.min(upTo, attempt.amount - attempt.back());
        boolean holds = attempt.status == Status.PAID || attempt.back() > 0;
        if (amount <= 0 || !holds) {
            return false;
        }
        give(attempt, amount, "고객 요청", null);
        return true;
    }

    private static void give(Attempt attempt, long amount, String reason, @Nullable String ours) {
        attempt.history.add(new Back("c" + attempt.history.size(), amount, attempt.losesReasons ? "" : reason, ours));
        if (attempt.hasty || attempt.back() == attempt.amount) {
            attempt.status = Status.CANCELLED;
        }
    }

    ProviderPayment view(PaymentId id) {
        var attempt = attempt(id);
        return new ProviderPayment(
                id,
                MoneyWorld.ORDER,
                attempt.status,
                won(attempt.amount),
                won(attempt.back()),
                attempt.method,
                null,
                attempt.status == Status.READY ? null : AT,
                attempt.method.equals("vbank") ? MoneyWorld.account() : null,
                attempt.history.stream()
                        .map(back -> new Cancellation(back.id(), won(back.amount()), back.reason(), AT))
                        .toList(),
                List.of());
    }

    Attempt attempt(PaymentId id) {
        return Objects.requireNonNull(attempts.get(id));
    }

    private static PaidAmount won(long amount) {
        return PaidAmount.of(Won.of(amount));
    }
}
