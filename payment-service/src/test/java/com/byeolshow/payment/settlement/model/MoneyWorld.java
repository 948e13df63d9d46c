package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.ledger.LedgerFact;
import com.byeolshow.payment.ledger.LedgerFact.Standing;
import com.byeolshow.payment.ledger.model.Account;
import com.byeolshow.payment.ledger.model.Held;
import com.byeolshow.payment.ledger.model.LedgerRules;
import com.byeolshow.payment.ledger.model.Posting;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.SettlementEvent;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentCancelled;
import com.byeolshow.payment.settlement.VirtualAccount;
import com.byeolshow.payment.settlement.model.RecordedPayment.Outcome;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order's money as the rules see it, with what the shell does between them replayed in memory: our tables, and
 * everything we have told commerce and not been answered yet.
 */
final class MoneyWorld {

    static final String ORDER = "order-1";
    static final Won GOODS = Won.of(9_000);
    static final Won SHIPPING = Won.of(2_000);
    static final Won DISCOUNT = Won.of(1_000);
    static final Won DUE = Won.of(10_000);

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Payee PAYEE = new Payee("h", "088", "1", null);

    /** A return of ours, as its row is. */
    static final class Row {
        final String id;
        final ReturnIntent intent;
        OwnReturn.Standing standing = OwnReturn.Standing.PLANNED;
        boolean parked;

        @Nullable
        PaidAmount sentRemaining;

        Row(String id, ReturnIntent intent) {
            this.id = id;
            this.intent = intent;
        }

        boolean isOpen() {
            return !parked && (standing == OwnReturn.Standing.PLANNED || standing == OwnReturn.Standing.ASKED);
        }
    }

    /** What becomes of a request to the provider. */
    enum Answer {
        DONE,
        REFUSED,
        LOST_BEFORE,
        LOST_AFTER
    }

    final ProviderWorld provider = new ProviderWorld();
    final Map<PaymentId, RecordedPayment> recorded = new LinkedHashMap<>();
    final List<Row> returns = new ArrayList<>();
    final Map<String, Posting> ledger = new LinkedHashMap<>();
    final Map<PaymentId, Set<String>> noted = new LinkedHashMap<>();
    final List<SettlementEvent> published = new ArrayList<>();
    final Deque<SettlementEvent> toCommerce = new ArrayDeque<>();
    private PaymentDue.State state = PaymentDue.State.DUE;

    MoneyWorld() {
        post(new LedgerFact.OrderPlaced(ORDER, GOODS, SHIPPING, DISCOUNT));
    }

    void read(PaymentId id) {
        var fetched = provider.view(id);
        var due = new PaymentDue(ORDER, DUE, "KRW", state);
        var pays = recorded.values().stream()
                .filter(one -> one.outcome() == Outcome.VERIFIED || one.outcome() == Outcome.ACCEPTED)
                .findFirst()
                .orElse(null);
        var verdict = VerificationRules.decide(fetched, due, new KnownPayments(recorded.get(id), pays), NOW);
        switch (verdict) {
            case Verdict.Settle(var payment, var event) -> {
                arrived(payment, Standing.VERIFIED);
                publish(event);
            }
            case Verdict.AwaitDeposit(var payment, var event) -> {
                recorded.put(payment.id(), payment);
                publish(event);
            }
            case Verdict.Deviation(var payment, var event, var back) -> {
                arrived(payment, Standing.DEVIATING);
                publish(event);
                notice(payment, fetched);
                if (back != null) {
                    intend(back);
                }
            }
            case Verdict.Mismatch(var payment, var back, var event) -> {
                arrived(payment, Standing.REJECTED);
                notice(payment, fetched);
                intend(back);
                publish(event);
            }
            case Verdict.Duplicate(var payment, var back) -> {
                arrived(payment, Standing.DUPLICATE);
                notice(payment, fetched);
                intend(back);
            }
            case Verdict.AlreadySettled(var payment) -> notice(payment, fetched);
            case Verdict.AlreadyDeviating(var payment) -> notice(payment, fetched);
            case Verdict.AlreadyRejected(var payment) -> notice(payment, fetched);
            case Verdict.AlreadyDuplicate(var payment) -> notice(payment, fetched);
            case Verdict.AlreadyAwaiting _, Verdict.NotPaid _, Verdict.UnknownOrder _ -> {}
        }
    }

    private void arrived(RecordedPayment payment, Standing standing) {
        recorded.put(payment.id(), payment);
        post(new LedgerFact.MoneyArrived(
                ORDER, payment.id().value(), payment.amount().value(), "KRW", standing));
    }

    private void notice(RecordedPayment payment, ProviderPayment fetched) {
        var ours = returns.stream()
                .filter(row -> row.intent.paymentId().equals(payment.id()))
                .map(row -> new OwnReturn(row.id, row.intent.amount(), row.standing))
                .toList();
        var known = noted.computeIfAbsent(payment.id(), _ -> new HashSet<>());
        for (var one : CancellationRules.read(fetched, ours, known).console()) {
            known.add(one.id());
            post(new LedgerFact.CancelledAtConsole(
                    ORDER, payment.id().value(), one.id(), one.amount().value(), "KRW"));
            if (payment.concernsItsOrder()) {
                publish(new PaymentCancelled(
                        payment.id(), ORDER, one.id(), Won.of(one.amount().wholeUnits()), "", NOW));
            }
        }
    }

    /** Commerce's decisions, as its events bring them. */
    void orderPaidWith(PaymentId id) {
        state = PaymentDue.State.PAID;
        var payment = Objects.requireNonNull(recorded.get(id));
        if (payment.outcome() == Outcome.DEVIATING) {
            recorded.put(
                    id,
                    new RecordedPayment(
                            id, ORDER, Outcome.ACCEPTED, payment.amount(), payment.method(), null, null, null));
            post(new LedgerFact.DeviationAccepted(ORDER, id.value(), DUE));
        }
    }

    void orderCancelled() {
        if (state == PaymentDue.State.DUE) {
            state = PaymentDue.State.CANCELLED;
            post(new LedgerFact.OrderCancelled(ORDER, GOODS, SHIPPING, DISCOUNT));
        }
    }

    void refundDue(PaymentId id, Won amount) {
        intendFitting(Objects.requireNonNull(recorded.get(id)), Purpose.LATE, id.value(), null, amount);
    }

    void refundAccepted(PaymentId id, String refundId, Won amount) {
        intendFitting(Objects.requireNonNull(recorded.get(id)), Purpose.REFUND, refundId, refundId, amount);
    }

    private void intendFitting(
            RecordedPayment payment, Purpose purpose, String key, @Nullable String refundId, Won amount) {
        var wanted = PaidAmount.of(amount);
        var promised = returns.stream()
                .filter(row -> row.intent.paymentId().equals(payment.id())
                        && !(row.intent.purpose() == purpose && row.intent.key().equals(key))
                        && (!row.parked || row.standing == OwnReturn.Standing.DOUBTED))
                .map(row -> row.intent.amount())
                .reduce(PaidAmount.zero("KRW"), PaidAmount::plus);
        boolean fits = ReturnRules.fits(payment.amount(), promised, wanted);
        var row = intend(new ReturnIntent(purpose, key, payment.id(), ORDER, refundId, wanted, "x"));
        if (row != null && !fits) {
            row.parked = true;
        }
    }

    private @Nullable Row intend(ReturnIntent intent) {
        post(new LedgerFact.ReturnIntended(
                ORDER,
                intent.paymentId().value(),
                intent.purpose() + ":" + intent.key(),
                intent.amount().value(),
                "KRW",
                intent.purpose() == Purpose.REFUND));
        boolean known = returns.stream()
                .anyMatch(row -> row.intent.purpose() == intent.purpose()
                        && row.intent.key().equals(intent.key()));
        if (known) {
            return null;
        }
        var row = new Row("r" + returns.size(), intent);
        returns.add(row);
        return row;
    }

    void work(Row row, Answer answer) {
        if (!row.isOpen()) {
            return;
        }
        var id = row.intent.paymentId();
        var wanted = new MoneyReturn(row.id, row.intent, row.sentRemaining, 1);
        switch (ReturnRules.next(wanted, provider.view(id), PAYEE)) {
            case ReturnStep.Ask ask -> {
                row.sentRemaining = ask.remaining();
                row.standing = OwnReturn.Standing.ASKED;
                if (answer == Answer.DONE || answer == Answer.LOST_AFTER) {
                    provider.cancel(id, ask, row.id);
                }
                if (answer == Answer.DONE) {
                    end(row, OwnReturn.Standing.DONE);
                }
            }
            case ReturnStep.Done _ -> end(row, OwnReturn.Standing.DONE);
            case ReturnStep.DoneElsewhere _ -> end(row, OwnReturn.Standing.ELSEWHERE);
            case ReturnStep.AwaitPayee _, ReturnStep.Park _ -> {
                row.parked = true;
                if (row.standing == OwnReturn.Standing.ASKED) {
                    row.standing = OwnReturn.Standing.DOUBTED;
                }
            }
        }
    }

    private void end(Row row, OwnReturn.Standing standing) {
        row.standing = standing;
        var key = row.intent.purpose() + ":" + row.intent.key();
        var payment = row.intent.paymentId().value();
        var amount = row.intent.amount().value();
        post(
                standing == OwnReturn.Standing.DONE
                        ? new LedgerFact.ReturnDone(ORDER, payment, key, amount, "KRW")
                        : new LedgerFact.ReturnDoneElsewhere(ORDER, payment, key, amount, "KRW"));
    }

    private void publish(SettlementEvent event) {
        published.add(event);
        toCommerce.add(event);
    }

    private void post(LedgerFact fact) {
        var payment = LedgerRules.paymentOf(fact);
        var held = payment == null
                ? Held.NOTHING
                : new Held(
                        balance(Account.SUSPENSE, payment).negate(),
                        balance(Account.RECEIVABLE, payment).negate(),
                        ledger.values().stream()
                                .anyMatch(posting -> posting.fact().equals("deviation-accepted")
                                        && payment.equals(posting.paymentId())));
        var posting = LedgerRules.post(fact, held);
        ledger.putIfAbsent(posting.key(), posting);
    }

    /** @param payment null for all */
    BigDecimal balance(Account account, @Nullable String payment) {
        return ledger.values().stream()
                .filter(posting -> payment == null || payment.equals(posting.paymentId()))
                .flatMap(posting -> posting.entries().stream())
                .filter(entry -> entry.account() == account)
                .map(entry -> entry.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static VirtualAccount account() {
        return new VirtualAccount("b", "1", NOW);
    }
}
