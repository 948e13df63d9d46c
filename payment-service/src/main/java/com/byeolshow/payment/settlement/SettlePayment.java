package com.byeolshow.payment.settlement;

import com.byeolshow.payment.ledger.Ledger;
import com.byeolshow.payment.ledger.LedgerFact.MoneyArrived;
import com.byeolshow.payment.ledger.LedgerFact.Standing;
import com.byeolshow.payment.settlement.iamport.Iamport;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.RecordedPayment;
import com.byeolshow.payment.settlement.model.ReturnIntent;
import com.byeolshow.payment.settlement.model.Verdict;
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
import com.byeolshow.payment.settlement.model.VerificationRules;
import com.byeolshow.platform.messaging.Outbox;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one door through which money comes in: the app's call, a notice and our own search all end here. Reads the payment
 * at the provider, decides, and writes decision and events in one transaction; repeats and races change nothing.
 */
@Component
class SettlePayment {

    private static final Logger log = LoggerFactory.getLogger(SettlePayment.class);

    private final Iamport iamport;
    private final PaymentDues dues;
    private final Payments payments;
    private final MoneyReturns returns;
    private final BookReturn bookReturn;
    private final NoticeCancellations noticeCancellations;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator tx;

    SettlePayment(
            Iamport iamport,
            PaymentDues dues,
            Payments payments,
            MoneyReturns returns,
            BookReturn bookReturn,
            NoticeCancellations noticeCancellations,
            Ledger ledger,
            Outbox outbox,
            Clock clock,
            TransactionalOperator tx) {
        this.iamport = iamport;
        this.dues = dues;
        this.payments = payments;
        this.returns = returns;
        this.bookReturn = bookReturn;
        this.noticeCancellations = noticeCancellations;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
        this.tx = tx;
    }

    /** Empty if the provider knows no such payment. */
    Mono<Verdict> run(PaymentId id) {
        return iamport.payment(id).flatMap(this::run);
    }

    /** @param fetched as the provider returned it just now, from nowhere else */
    Mono<Verdict> run(ProviderPayment fetched) {
        return dues.lock(fetched.orderId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(due -> payments.known(fetched.id(), fetched.orderId())
                        .map(known -> VerificationRules.decide(fetched, due.orElse(null), known, clock.instant())))
                .flatMap(verdict -> write(verdict, fetched).thenReturn(verdict))
                .as(tx::transactional)
                .doOnNext(verdict -> log.info(
                        "payment {} of order {}: {}",
                        fetched.id(),
                        fetched.orderId(),
                        verdict.getClass().getSimpleName()));
    }

    private Mono<Void> write(Verdict verdict, ProviderPayment fetched) {
        return switch (verdict) {
            case Settle(var payment, var event) ->
                arrived(payment, Standing.VERIFIED).then(append(event));
            case AwaitDeposit(var payment, var event) ->
                payments.record(payment, clock.instant()).then(append(event));
            case Deviation(var payment, var event, var back) ->
                arrived(payment, Standing.DEVIATING)
                        .then(append(event))
                        .then(noticeCancellations.run(payment, fetched))
                        .then(back == null ? Mono.empty() : intend(back));
            case Mismatch(var payment, var back, var event) ->
                arrived(payment, Standing.REJECTED)
                        .then(noticeCancellations.run(payment, fetched))
                        .then(intend(back))
                        .then(append(event));
            case Duplicate(var payment, var back) ->
                arrived(payment, Standing.DUPLICATE)
                        .then(noticeCancellations.run(payment, fetched))
                        .then(intend(back));
            case AlreadySettled(var payment) -> noticeCancellations.run(payment, fetched);
            case AlreadyDeviating(var payment) -> noticeCancellations.run(payment, fetched);
            case AlreadyRejected(var payment) -> noticeCancellations.run(payment, fetched);
            case AlreadyDuplicate(var payment) -> noticeCancellations.run(payment, fetched);
            case AlreadyAwaiting _, NotPaid _, UnknownOrder _ -> Mono.empty();
        };
    }

    /** The provider holds money: decision and ledger are written together. */
    private Mono<Void> arrived(RecordedPayment payment, Standing standing) {
        return payments.record(payment, clock.instant())
                .then(ledger.post(new MoneyArrived(
                        payment.orderId(),
                        payment.id().value(),
                        payment.amount().value(),
                        payment.amount().currency(),
                        standing)));
    }

    private Mono<Void> intend(ReturnIntent back) {
        return returns.intend(back, null, clock.instant()).then(bookReturn.intended(back));
    }

    private Mono<Void> append(SettlementEvent event) {
        return outbox.append(Announcements.of(event));
    }
}
