package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.SettlementEvent.PaymentRefunded;
import com.byeolshow.payment.settlement.iamport.Iamport;
import com.byeolshow.payment.settlement.iamport.IamportException;
import com.byeolshow.payment.settlement.model.MoneyReturn;
import com.byeolshow.payment.settlement.model.Payee;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.ReturnIntent;
import com.byeolshow.payment.settlement.model.ReturnRules;
import com.byeolshow.payment.settlement.model.ReturnStep;
import com.byeolshow.payment.settlement.model.ReturnStep.Ask;
import com.byeolshow.payment.settlement.model.ReturnStep.AwaitPayee;
import com.byeolshow.payment.settlement.model.ReturnStep.Done;
import com.byeolshow.payment.settlement.model.ReturnStep.DoneElsewhere;
import com.byeolshow.payment.settlement.model.ReturnStep.Park;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.money.Won;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Carries out recorded returns: read the payment, decide, note what is about to be asked, ask, record the end together
 * with its event. A crash between any two of these is made good by the next attempt, which reads first. Watch
 * {@code payment_returns_parked} and alert on anything above zero: a customer waits for money and no machine will send it.
 */
@Component
class ReturnMoney {

    private static final Logger log = LoggerFactory.getLogger(ReturnMoney.class);

    private static final int AT_ONCE = 4;

    private final MoneyReturns returns;
    private final BookReturn bookReturn;
    private final Payees payees;
    private final Iamport iamport;
    private final Outbox outbox;
    private final SettlementSettings.Returns settings;
    private final Clock clock;
    private final TransactionalOperator tx;
    private final MeterRegistry meters;
    private final AtomicLong open;
    private final AtomicLong parked;

    ReturnMoney(
            MoneyReturns returns,
            BookReturn bookReturn,
            Payees payees,
            Iamport iamport,
            Outbox outbox,
            SettlementSettings settings,
            Clock clock,
            TransactionalOperator tx,
            MeterRegistry meters) {
        this.returns = returns;
        this.bookReturn = bookReturn;
        this.payees = payees;
        this.iamport = iamport;
        this.outbox = outbox;
        this.settings = settings.returns();
        this.clock = clock;
        this.tx = tx;
        this.meters = meters;
        this.open = Objects.requireNonNull(meters.gauge("payment.returns.open", new AtomicLong()));
        this.parked = Objects.requireNonNull(meters.gauge("payment.returns.parked", new AtomicLong()));
    }

    /** One round over a bounded batch. Failures of single returns are kept with the return. */
    Mono<Void> run() {
        return Mono.defer(() -> returns.take(settings.batch(), clock.instant(), settings.lease())
                        .collectList())
                .flatMapIterable(taken -> taken)
                .flatMap(this::attempt, AT_ONCE)
                .then();
    }

    /** Brings the gauges up to date. */
    Mono<Void> count() {
        return returns.standing()
                .doOnNext(standing -> {
                    open.set(standing.intended());
                    parked.set(standing.parked());
                })
                .then();
    }

    /** One attempt at one return, ahead of its time and beside the rounds; completes at once if somebody has it. */
    Mono<Void> now(String id) {
        return Mono.defer(() -> returns.takeNow(id, clock.instant(), settings.lease()))
                .flatMap(this::attempt);
    }

    private Mono<Void> attempt(MoneyReturn wanted) {
        return iamport.payment(wanted.intent().paymentId())
                .switchIfEmpty(Mono.error(() -> new IamportException("no such payment")))
                .flatMap(
                        fresh -> payee(wanted, fresh).map(payee -> ReturnRules.next(wanted, fresh, payee.orElse(null))))
                .flatMap(step -> carryOut(wanted, step))
                .timeout(settings.within())
                .onErrorResume(failed -> failed(wanted, failed));
    }

    private Mono<Optional<Payee>> payee(MoneyReturn wanted, ProviderPayment fresh) {
        return ReturnRules.needsPayee(fresh)
                ? payees.ofReturn(wanted.id()).map(Optional::of).defaultIfEmpty(Optional.empty())
                : Mono.just(Optional.empty());
    }

    private Mono<Void> carryOut(MoneyReturn wanted, ReturnStep step) {
        return switch (step) {
            case Ask ask ->
                returns.noteAsking(wanted.id(), ask.remaining())
                        .then(iamport.cancel(wanted.intent().paymentId(), ask))
                        .flatMap(after -> finish(
                                wanted,
                                ReturnRules.ourReturn(wanted, after)
                                        .map(entry -> entry.at())
                                        .orElse(null)));
            case Done(var at) -> finish(wanted, at);
            case DoneElsewhere _ -> finishWithoutNews(wanted);
            case AwaitPayee _ -> awaitPayee(wanted);
            case Park(var why) -> park(wanted, why);
        };
    }

    private Mono<Void> finish(MoneyReturn wanted, @Nullable Instant at) {
        Instant now = clock.instant();
        return returns.finish(wanted.id(), now)
                .filter(ours -> ours)
                .flatMap(_ -> bookReturn
                        .done(wanted)
                        .then(announce(wanted.intent(), Objects.requireNonNullElse(at, now)))
                        .thenReturn(true))
                .as(tx::transactional)
                .doOnNext(_ -> done(wanted, "done"))
                .then();
    }

    /** Money of another currency, which no order can have asked for, has no place in an event that counts won. */
    private Mono<Void> announce(ReturnIntent intent, Instant at) {
        Optional<Won> amount = intent.amount().won();
        return amount.map(won -> outbox.append(Announcements.of(
                        new PaymentRefunded(intent.paymentId(), intent.orderId(), intent.refundId(), won, at))))
                .orElseGet(Mono::empty);
    }

    private Mono<Void> finishWithoutNews(MoneyReturn wanted) {
        return returns.finish(wanted.id(), clock.instant())
                .filter(ours -> ours)
                .delayUntil(_ -> bookReturn.doneElsewhere(wanted))
                .as(tx::transactional)
                .doOnNext(_ -> done(wanted, "done-elsewhere"))
                .then();
    }

    private void done(MoneyReturn wanted, String result) {
        meters.counter("payment.returns", "result", result).increment();
        log.info("return {} of payment {}: {}", wanted.id(), wanted.intent().paymentId(), result);
    }

    private Mono<Void> failed(MoneyReturn wanted, Throwable error) {
        if (wanted.attempts() >= settings.attempts()) {
            return park(wanted, "gave up after %d attempts, last: %s".formatted(wanted.attempts(), said(error)));
        }
        meters.counter("payment.returns", "result", "deferred").increment();
        log.warn(
                "return {} of payment {} put off: {}",
                wanted.id(),
                wanted.intent().paymentId(),
                said(error));
        var wait = ReturnRules.waitAfter(
                wanted.attempts(),
                settings.firstWait(),
                settings.longestWait(),
                ThreadLocalRandom.current().nextDouble());
        return returns.defer(wanted.id(), clock.instant().plus(notBefore(wait, error)), said(error));
    }

    /** What the provider asks for counts if it is more than we would wait, up to the longest we ever wait. */
    private Duration notBefore(Duration wait, Throwable error) {
        var asked = error instanceof IamportException known ? known.retryAfter() : null;
        if (asked == null || asked.compareTo(wait) <= 0) {
            return wait;
        }
        return asked.compareTo(settings.longestWait()) < 0 ? asked : settings.longestWait();
    }

    /** Takes returns up again whose payee has become known meanwhile. */
    Mono<Void> resume() {
        return Mono.defer(() -> returns.resumeWithPayee(clock.instant()))
                .filter(resumed -> resumed > 0)
                .doOnNext(resumed -> log.info("{} returns go on, their payees are known now", resumed))
                .then();
    }

    private Mono<Void> awaitPayee(MoneyReturn wanted) {
        meters.counter("payment.returns", "result", "payee-missing").increment();
        log.warn(
                "return {} of payment {} waits for a payee",
                wanted.id(),
                wanted.intent().paymentId());
        return returns.awaitPayee(wanted.id());
    }

    private Mono<Void> park(MoneyReturn wanted, String why) {
        meters.counter("payment.returns", "result", "parked").increment();
        log.error(
                "return {} of payment {} needs a person: {}",
                wanted.id(),
                wanted.intent().paymentId(),
                why);
        return returns.park(wanted.id(), why);
    }

    private static String said(Throwable error) {
        return error instanceof IamportException known
                ? Objects.requireNonNullElse(known.getMessage(), "refused")
                : error.getClass().getSimpleName();
    }
}
