package com.byeolshow.payment.settlement;

import com.byeolshow.payment.ledger.Ledger;
import com.byeolshow.payment.ledger.LedgerFact.CancelledAtConsole;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentCancelled;
import com.byeolshow.payment.settlement.model.CancellationRules;
import com.byeolshow.payment.settlement.model.ConsoleCancellation;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.RecordedPayment;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.money.Won;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes note, in the caller's transaction, of money that somebody sent back at the provider's console. What may be a
 * return of ours whose answer got lost is left for the next look.
 */
@Component
class NoticeCancellations {

    private static final Logger log = LoggerFactory.getLogger(NoticeCancellations.class);

    /** A clerk may type anything; what is kept and published of it stays short. */
    private static final int LONGEST_REASON = 200;

    private final ConsoleCancellations cancellations;
    private final Payments payments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    NoticeCancellations(
            ConsoleCancellations cancellations, Payments payments, Ledger ledger, Outbox outbox, Clock clock) {
        this.cancellations = cancellations;
        this.payments = payments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param fetched the same payment, as the provider returned it */
    Mono<Void> run(RecordedPayment payment, ProviderPayment fetched) {
        if (fetched.cancellations().isEmpty()) {
            return Mono.empty();
        }
        return payments.lock(payment.id())
                .then(Mono.defer(
                        () -> Mono.zip(cancellations.returnsOf(payment.id()), cancellations.noted(payment.id()))))
                .map(known -> CancellationRules.read(fetched, known.getT1(), known.getT2()))
                .flatMap(reading -> Flux.fromIterable(reading.console())
                        .concatMap(cancellation -> note(payment, cancellation))
                        .then(
                                reading.undecided().isEmpty()
                                        ? Mono.empty()
                                        : payments.checkSoon(payment.id(), clock.instant())));
    }

    private Mono<Void> note(RecordedPayment payment, ConsoleCancellation cancellation) {
        var shown = shortened(cancellation);
        return cancellations
                .note(payment, shown, clock.instant())
                .filter(isNew -> isNew)
                .flatMap(_ -> {
                    log.warn("{} of payment {} went back at the provider's console", shown.amount(), payment.id());
                    return ledger.post(new CancelledAtConsole(
                                    payment.orderId(),
                                    payment.id().value(),
                                    shown.id(),
                                    shown.amount().value(),
                                    shown.amount().currency()))
                            .then(payment.concernsItsOrder() ? announce(payment, shown) : Mono.empty());
                });
    }

    private Mono<Void> announce(RecordedPayment payment, ConsoleCancellation cancellation) {
        return outbox.append(Announcements.of(new PaymentCancelled(
                payment.id(),
                payment.orderId(),
                cancellation.id().startsWith("#") ? payment.id() + cancellation.id() : cancellation.id(),
                Won.of(cancellation.amount().wholeUnits()),
                cancellation.reason(),
                Objects.requireNonNullElse(cancellation.at(), clock.instant()))));
    }

    private static ConsoleCancellation shortened(ConsoleCancellation cancellation) {
        var reason = cancellation.reason().strip();
        return reason.length() <= LONGEST_REASON
                ? cancellation
                : new ConsoleCancellation(
                        cancellation.id(),
                        cancellation.amount(),
                        reason.substring(0, LONGEST_REASON),
                        cancellation.at());
    }
}
