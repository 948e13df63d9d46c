package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.PaymentLooks.Look;
import com.byeolshow.payment.settlement.model.ReturnRules;
import com.byeolshow.payment.settlement.model.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads the payments that were noted and settles them. A look that stays without result is given up after its attempts
 * (watch {@code payment_looks_total{result="given-up"}}); the next notice opens it again.
 */
@Component
class ReadNotedPayments {

    private static final Logger log = LoggerFactory.getLogger(ReadNotedPayments.class);

    private static final int AT_ONCE = 4;

    private final PaymentLooks looks;
    private final SettlePayment settle;
    private final SettlementSettings.Looks settings;
    private final Clock clock;
    private final MeterRegistry meters;

    ReadNotedPayments(
            PaymentLooks looks, SettlePayment settle, SettlementSettings settings, Clock clock, MeterRegistry meters) {
        this.looks = looks;
        this.settle = settle;
        this.settings = settings.looks();
        this.clock = clock;
        this.meters = meters;
    }

    /** One round. Failures of single looks are kept with the look. */
    Mono<Void> run() {
        return Mono.defer(() -> looks.take(clock.instant()).collectList())
                .flatMapIterable(taken -> taken)
                .flatMap(taken -> taken.settled() ? count("settled-before") : read(taken.look()), AT_ONCE)
                .then();
    }

    /** Removes looks that ended long ago. */
    Mono<Void> forget() {
        return Mono.defer(() -> looks.forget(clock.instant())).then();
    }

    private Mono<Void> read(Look look) {
        return settle.run(look.payment())
                .timeout(settings.within())
                .flatMap(verdict -> conclude(look, verdict))
                // A payment the provider does not know was made up; the next notice for it opens the look again.
                .switchIfEmpty(Mono.defer(() -> finish(look, "unknown-payment")))
                .onErrorResume(failed -> again(look, failed.toString()))
                .then();
    }

    private Mono<Boolean> conclude(Look look, Verdict verdict) {
        return switch (verdict) {
            // Our own news of the order may be the late one.
            case Verdict.UnknownOrder _ -> again(look, "unknown-order");
            case Verdict other -> finish(look, other.getClass().getSimpleName());
        };
    }

    private Mono<Boolean> again(Look look, String why) {
        if (look.attempts() >= settings.attempts()) {
            log.warn("payment {} given up after {} looks: {}", look.payment(), look.attempts(), why);
            return finish(look, "given-up");
        }
        var wait = ReturnRules.waitAfter(
                look.attempts(),
                settings.firstWait(),
                settings.longestWait(),
                ThreadLocalRandom.current().nextDouble());
        return looks.defer(look, wait, why, clock.instant()).thenReturn(true);
    }

    private Mono<Boolean> finish(Look look, String result) {
        return looks.finish(look, result).then(count(result)).thenReturn(true);
    }

    private Mono<Void> count(String result) {
        return Mono.fromRunnable(
                () -> meters.counter("payment.looks", "result", result).increment());
    }
}
