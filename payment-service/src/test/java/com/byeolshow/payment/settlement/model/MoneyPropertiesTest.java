package com.byeolshow.payment.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.ledger.model.Account;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentCancelled;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentDeviated;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRefunded;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRejected;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentVerified;
import com.byeolshow.payment.settlement.SettlementEvent.VirtualAccountIssued;
import com.byeolshow.payment.settlement.model.MoneyWorld.Answer;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.byeolshow.payment.settlement.model.RecordedPayment.Outcome;
import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whatever the provider, its clerks, the customer and commerce do, in whatever order we hear of it. */
class MoneyPropertiesTest {

    /**
     * One thing that happens.
     *
     * @param which picks among what there is @param amount won
     */
    record Happening(What what, int which, long amount) {}

    enum What {
        CARD_PAID,
        CARD_FAILED,
        APPROVED_LATE,
        ACCOUNT_ISSUED,
        DEPOSIT,
        CONSOLE_CANCEL,
        READ,
        RETURN_WORKS,
        RETURN_REFUSED,
        RETURN_LOST_BEFORE,
        RETURN_LOST_AFTER,
        COMMERCE_LISTENS,
        CUSTOMER_CANCELS,
        MANAGER_ACCEPTS,
        MANAGER_RETURNS,
        REFUND
    }

    @Property(tries = 3000)
    void moneyIsNeverLostNorPaidTwice(@ForAll("stories") List<Happening> story) {
        var world = new MoneyWorld();
        var commerce = new Commerce(world);
        story.forEach(one -> {
            play(world, commerce, one);
            assertAlways(world);
        });
        settleDown(world, commerce);
        assertAlways(world);
        boolean forPeople = world.returns.stream().anyMatch(row -> row.parked);
        Statistics.collect(forPeople ? "left to people" : "settled");
        if (!forPeople) {
            assertSettled(world, commerce);
        }
    }

    private static void play(MoneyWorld world, Commerce commerce, Happening one) {
        var payments = List.copyOf(world.provider.attempts.keySet());
        var payment = payments.isEmpty() ? null : payments.get(one.which() % payments.size());
        switch (one.what()) {
            case CARD_PAID -> world.provider.open("card", Status.PAID, one.amount(), one.which());
            case CARD_FAILED -> world.provider.open("card", Status.FAILED, one.amount(), one.which());
            case ACCOUNT_ISSUED -> world.provider.open("vbank", Status.READY, 10_000, one.which());
            case APPROVED_LATE -> change(world, payment, Status.FAILED, null);
            case DEPOSIT -> change(world, payment, Status.READY, one.amount());
            case CONSOLE_CANCEL -> {
                if (payment != null) {
                    world.provider.cancelAtConsole(payment, one.amount());
                }
            }
            case READ -> {
                if (payment != null) {
                    world.read(payment);
                }
            }
            case RETURN_WORKS -> work(world, one, Answer.DONE);
            case RETURN_REFUSED -> work(world, one, Answer.REFUSED);
            case RETURN_LOST_BEFORE -> work(world, one, Answer.LOST_BEFORE);
            case RETURN_LOST_AFTER -> work(world, one, Answer.LOST_AFTER);
            case COMMERCE_LISTENS -> commerce.listen();
            case CUSTOMER_CANCELS -> commerce.cancel();
            case MANAGER_ACCEPTS -> commerce.decide(true);
            case MANAGER_RETURNS -> commerce.decide(false);
            case REFUND -> commerce.refund(Won.of(one.amount()));
        }
    }

    private static void change(MoneyWorld world, @Nullable PaymentId id, Status from, @Nullable Long amount) {
        if (id != null && world.provider.attempt(id).status == from) {
            world.provider.attempt(id).status = Status.PAID;
            if (amount != null) {
                world.provider.attempt(id).amount = amount;
            }
        }
    }

    private static void work(MoneyWorld world, Happening one, Answer answer) {
        if (!world.returns.isEmpty()) {
            world.work(world.returns.get(one.which() % world.returns.size()), answer);
        }
    }

    /** Everything is read, heard and worked off until nothing moves any more. */
    private static void settleDown(MoneyWorld world, Commerce commerce) {
        for (int round = 0; round < 6; round++) {
            List.copyOf(world.provider.attempts.keySet()).forEach(world::read);
            while (!world.toCommerce.isEmpty()) {
                commerce.listen();
            }
            commerce.decide(round % 2 == 0);
            List.copyOf(world.returns).forEach(row -> world.work(row, Answer.DONE));
        }
    }

    private static void assertAlways(MoneyWorld world) {
        var sum = world.ledger.values().stream()
                .flatMap(posting -> posting.entries().stream())
                .map(entry -> entry.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).as("the ledger adds up to zero").isZero();
        assertThat(world.recorded.values())
                .as("one payment is verified per order")
                .filteredOn(payment -> payment.outcome() == Outcome.VERIFIED)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(world.recorded.values())
                .filteredOn(payment -> payment.outcome() == Outcome.ACCEPTED)
                .hasSizeLessThanOrEqualTo(1);
        world.provider.attempts.forEach((id, attempt) -> {
            assertThat(attempt.back()).as("never more back than was paid").isLessThanOrEqualTo(attempt.amount);
            var ours = attempt.history.stream()
                    .map(back -> back.ours())
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(ours).as("each return of ours happens once").doesNotHaveDuplicates();
            assertThat(world.balance(Account.SUSPENSE, id.value()))
                    .as("no more leaves suspense than came")
                    .isLessThanOrEqualTo(BigDecimal.ZERO);
        });
        assertNoFalseCancellation(world);
    }

    /** Equal sums cannot be told apart once reasons are lost, so they are counted. */
    private static void assertNoFalseCancellation(MoneyWorld world) {
        var told = world.published.stream()
                .filter(PaymentCancelled.class::isInstance)
                .map(PaymentCancelled.class::cast)
                .toList();
        assertThat(told)
                .extracting(event -> event.paymentId() + event.cancellationId())
                .doesNotHaveDuplicates();
        told.stream()
                .collect(Collectors.groupingBy(
                        event -> Map.entry(event.paymentId(), event.amount().value()), Collectors.counting()))
                .forEach((of, count) -> assertThat(world.provider.attempt(of.getKey()).history)
                        .filteredOn(back -> back.ours() == null && back.amount() == of.getValue())
                        .as("only the console's cancellations are told")
                        .hasSizeGreaterThanOrEqualTo(Math.toIntExact(count)));
    }

    private static void assertSettled(MoneyWorld world, Commerce commerce) {
        world.recorded.values().stream()
                .filter(payment -> payment.outcome() != Outcome.AWAITING)
                .forEach(payment -> assertThat(
                                world.balance(Account.PROVIDER, payment.id().value()))
                        .as("the ledger knows what the provider holds")
                        .isEqualByComparingTo(
                                world.provider.view(payment.id()).remaining().value()));
        world.provider.attempts.keySet().stream()
                .map(world.provider::view)
                .filter(held -> held.status() == Status.PAID || held.returned().isPositive())
                .filter(held -> held.remaining().isPositive())
                .forEach(held ->
                        assertThat(world.recorded).as("no money is overlooked").containsKey(held.id()));
        assertThat(world.balance(Account.REFUNDS_PAYABLE, null)).isZero();
        assertThat(world.balance(Account.SUSPENSE, null)).isZero();
        if (commerce.hasEnded()) {
            assertThat(world.balance(Account.RECEIVABLE, null)).isZero();
        }
        world.recorded.values().stream()
                .filter(payment -> payment.outcome() == Outcome.REJECTED || payment.outcome() == Outcome.DUPLICATE)
                .forEach(payment -> assertThat(
                                world.provider.view(payment.id()).remaining().isPositive())
                        .as("money that is not ours is gone")
                        .isFalse());
    }

    @Provide
    Arbitrary<List<Happening>> stories() {
        var amounts = Arbitraries.of(10_000L, 10_000L, 9_000L, 12_000L, 3_000L, 1_000L);
        var anything = Combinators.combine(
                        Arbitraries.of(What.class), Arbitraries.integers().between(0, 11), amounts)
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
        return Combinators.combine(beginnings(), anything)
                .as((beginning, rest) ->
                        Stream.concat(beginning.stream(), rest.stream()).toList());
    }

    /** Without these, chance alone would rarely come to the places where decisions race. */
    private static Arbitrary<List<Happening>> beginnings() {
        var account = new Happening(What.ACCOUNT_ISSUED, 1, 10_000);
        var read = new Happening(What.READ, 0, 0);
        var readSecond = new Happening(What.READ, 1, 0);
        var heard = new Happening(What.COMMERCE_LISTENS, 0, 0);
        var card = new Happening(What.CARD_PAID, 1, 10_000);
        var tooMuch = List.of(account, read, new Happening(What.DEPOSIT, 0, 12_000), read, heard, heard);
        var tooLittle = List.of(account, read, new Happening(What.DEPOSIT, 0, 9_000), read, heard, heard);
        return Arbitraries.of(
                List.of(),
                List.of(card, read, heard),
                tooMuch,
                tooLittle,
                Stream.concat(tooLittle.stream(), Stream.of(card, readSecond)).toList());
    }

    /** Commerce as its contract has it. */
    private static final class Commerce {
        private final MoneyWorld world;
        private final List<PaymentDeviated> undecided = new ArrayList<>();
        private @Nullable PaymentId paidWith;
        private boolean cancelled;
        private long kept;
        private int refunds;

        Commerce(MoneyWorld world) {
            this.world = world;
        }

        boolean hasEnded() {
            return cancelled || paidWith != null;
        }

        void listen() {
            var event = world.toCommerce.poll();
            switch (event) {
                case null -> {}
                case PaymentVerified verified -> {
                    if (hasEnded()) {
                        world.refundDue(verified.paymentId(), verified.amount());
                    } else {
                        pay(verified.paymentId(), verified.amount().value());
                        undecided.forEach(other -> world.refundDue(other.paymentId(), other.amountPaid()));
                        undecided.clear();
                    }
                }
                case PaymentDeviated deviated -> {
                    if (hasEnded()) {
                        world.refundDue(deviated.paymentId(), deviated.amountPaid());
                    } else {
                        undecided.add(deviated);
                    }
                }
                case PaymentRejected _ -> cancel();
                case PaymentCancelled gone -> {
                    if (gone.paymentId().equals(paidWith)) {
                        kept -= gone.amount().value();
                    }
                }
                case VirtualAccountIssued _, PaymentRefunded _ -> {}
            }
        }

        private void pay(PaymentId id, long amount) {
            paidWith = id;
            kept = amount;
            world.orderPaidWith(id);
        }

        void cancel() {
            if (!hasEnded()) {
                cancelled = true;
                world.orderCancelled();
                undecided.forEach(deviated -> world.refundDue(deviated.paymentId(), deviated.amountPaid()));
                undecided.clear();
            }
        }

        void decide(boolean accept) {
            if (undecided.isEmpty() || hasEnded()) {
                return;
            }
            if (!accept) {
                cancel();
                return;
            }
            var taken = undecided.removeFirst();
            long over = taken.amountPaid().value() - taken.amountDue().value();
            pay(
                    taken.paymentId(),
                    Math.min(taken.amountPaid().value(), taken.amountDue().value()));
            if (over > 0) {
                world.refundDue(taken.paymentId(), Won.of(over));
            }
            undecided.forEach(other -> world.refundDue(other.paymentId(), other.amountPaid()));
            undecided.clear();
        }

        void refund(Won amount) {
            if (paidWith != null && kept > 0) {
                long part = Math.min(kept, amount.value());
                kept -= part;
                world.refundAccepted(paidWith, "refund-" + refunds++, Won.of(part));
            }
        }
    }
}
