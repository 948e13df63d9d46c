package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.PaymentChecks.Books;
import com.byeolshow.payment.settlement.PaymentChecks.Due;
import com.byeolshow.payment.settlement.iamport.Iamport;
import com.byeolshow.payment.settlement.model.Difference;
import com.byeolshow.payment.settlement.model.OwnReturn;
import com.byeolshow.payment.settlement.model.OwnReturn.Standing;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.ReconciliationRules;
import com.byeolshow.payment.settlement.model.RecordedPayment;
import com.byeolshow.payment.settlement.model.ReturnRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares recorded payments with the provider's. What is certain is mended through the same doors as always: a deposit
 * nobody told us of is settled, a cancellation at the console is noted, a return that was done is finished. The rest is
 * kept as a difference for people: alert on {@code payment_differences_open} above zero.
 */
@Component
class ReconcilePayments {

    private static final Logger log = LoggerFactory.getLogger(ReconcilePayments.class);

    private static final int AT_ONCE = 4;

    private final PaymentChecks checks;
    private final Iamport iamport;
    private final SettlePayment settle;
    private final SettlementSettings.Checks settings;
    private final Clock clock;
    private final TransactionalOperator tx;
    private final MeterRegistry meters;
    private final AtomicLong open;
    private final AtomicLong due;

    ReconcilePayments(
            PaymentChecks checks,
            Iamport iamport,
            SettlePayment settle,
            SettlementSettings settings,
            Clock clock,
            TransactionalOperator tx,
            MeterRegistry meters) {
        this.checks = checks;
        this.iamport = iamport;
        this.settle = settle;
        this.settings = settings.checks();
        this.clock = clock;
        this.tx = tx;
        this.meters = meters;
        this.open = Objects.requireNonNull(meters.gauge("payment.differences.open", new AtomicLong()));
        this.due = Objects.requireNonNull(meters.gauge("payment.checks.due", new AtomicLong()));
    }

    /** One round over a bounded batch, read with one call. A payment whose comparison fails is taken again later. */
    Mono<Void> run() {
        return Mono.defer(() -> checks.take(clock.instant()).collectList())
                .filter(taken -> !taken.isEmpty())
                .flatMap(taken -> iamport.many(taken.stream().map(Due::payment).toList())
                        .collectMap(ProviderPayment::id)
                        .flatMap(fetched -> compare(taken, fetched)));
    }

    /** Brings the gauges up to date. */
    Mono<Void> count() {
        return Mono.defer(() -> checks.standing(clock.instant()))
                .doOnNext(standing -> {
                    open.set(standing.open());
                    due.set(standing.due());
                })
                .then();
    }

    private Mono<Void> compare(List<Due> taken, Map<PaymentId, ProviderPayment> fetched) {
        return Flux.fromIterable(taken)
                .flatMap(
                        one -> compare(one, fetched.get(one.payment()))
                                .timeout(settings.within())
                                .onErrorResume(failed -> {
                                    log.warn("payment {} not compared: {}", one.payment(), failed.toString());
                                    return count("failed");
                                }),
                        AT_ONCE)
                .then();
    }

    private Mono<Void> compare(Due one, @Nullable ProviderPayment fetched) {
        return (fetched == null ? Mono.<Void>empty() : settle.run(fetched).then())
                .then(Mono.defer(() -> checks.books(one.payment(), clock.instant())))
                .flatMap(books -> others(one, books.books().payment())
                        .then(resume(books, fetched))
                        .then(conclude(books, fetched)));
    }

    /**
     * Once, when an order's payment is compared for the first time, every other attempt for the order is settled too: a
     * second payment that no notice told of would stay with us for ever.
     */
    private Mono<Void> others(Due one, RecordedPayment payment) {
        if (!one.first() || !payment.concernsItsOrder()) {
            return Mono.empty();
        }
        return iamport.allOf(payment.orderId())
                .filter(other -> !other.id().equals(payment.id()))
                .concatMap(settle::run)
                .then();
    }

    /** A return that waits for a person although the provider's history shows that it was done. */
    private Mono<Void> resume(Books books, @Nullable ProviderPayment fetched) {
        if (fetched == null) {
            return Mono.empty();
        }
        return Flux.fromIterable(books.books().returns())
                .filter(own -> own.standing() == Standing.PLANNED || own.standing() == Standing.DOUBTED)
                .filter(own -> wasDone(own, fetched))
                .concatMap(own -> checks.resume(own.id(), clock.instant()))
                .then();
    }

    private static boolean wasDone(OwnReturn own, ProviderPayment fetched) {
        return fetched.cancellations().stream()
                .anyMatch(entry -> ReturnRules.bearsMarkOf(own.id(), entry)
                        && entry.amount().equals(own.amount()));
    }

    private Mono<Void> conclude(Books books, @Nullable ProviderPayment fetched) {
        var payment = books.books().payment();
        List<Difference> found = ReconciliationRules.differences(books.books(), fetched);
        var wait = ReconciliationRules.waitAfter(
                books.age(), !found.isEmpty(), settings.first(), settings.longest(), settings.until());
        found.forEach(difference -> log.error("payment {} differs: {}", payment.id(), difference));
        Instant now = clock.instant();
        return checks.conclude(payment, found, wait, now)
                .as(tx::transactional)
                .then(Mono.defer(() -> count(found.isEmpty() ? "agrees" : "differs")));
    }

    private Mono<Void> count(String result) {
        meters.counter("payment.checks", "result", result).increment();
        return Mono.empty();
    }
}
