package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.AmountPreparations.Preparation;
import com.byeolshow.payment.settlement.iamport.IamportException;
import com.byeolshow.payment.settlement.iamport.IamportPreparations;
import com.byeolshow.payment.settlement.model.ReturnRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the provider what each new order costs, so that a payment window opened with another amount is stopped before
 * any money moves. A second line only: what was paid is compared all the same, so a registration that fails hinders
 * nobody and is given up after a while (watch {@code payment_preparations_total{result="given-up"}}).
 */
@Component
class RegisterAmounts {

    private static final Logger log = LoggerFactory.getLogger(RegisterAmounts.class);

    private final AmountPreparations preparations;
    private final IamportPreparations iamport;
    private final PreparationSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    RegisterAmounts(
            AmountPreparations preparations,
            IamportPreparations iamport,
            PreparationSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.preparations = preparations;
        this.iamport = iamport;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** One round over a bounded batch. Failures of single orders are kept with the order. */
    Mono<Void> run() {
        return Mono.defer(() -> preparations.take(clock.instant()).collectList())
                .flatMapIterable(taken -> taken)
                .flatMap(this::attempt, settings.atOnce())
                .then();
    }

    private Mono<Void> attempt(Preparation wanted) {
        return iamport.register(wanted.orderId(), wanted.amount())
                .thenReturn("registered")
                .onErrorResume(
                        failed -> failed instanceof IamportException known && known.isJudged(),
                        refused -> compared(wanted, refused))
                .timeout(settings.within())
                .flatMap(result -> finish(wanted, result))
                .onErrorResume(failed -> failed(wanted, failed));
    }

    /** Registered before, perhaps by an attempt of ours whose answer got lost: right, or to be put right. */
    private Mono<String> compared(Preparation wanted, Throwable refused) {
        return iamport.registered(wanted.orderId())
                .switchIfEmpty(Mono.error(refused))
                .flatMap(found -> found.equals(wanted.amount())
                        ? Mono.just("registered-before")
                        : iamport.change(wanted.orderId(), wanted.amount()).thenReturn("changed"));
    }

    private Mono<Void> finish(Preparation wanted, String result) {
        meters.counter("payment.preparations", "result", result).increment();
        return preparations.finish(wanted.orderId(), result);
    }

    private Mono<Void> failed(Preparation wanted, Throwable error) {
        boolean pointless = error instanceof IamportException known && known.isFinal();
        if (pointless || wanted.attempts() >= settings.attempts()) {
            log.warn("amount of order {} stays unregistered: {}", wanted.orderId(), error.toString());
            return finish(wanted, pointless ? "refused" : "given-up");
        }
        var wait = ReturnRules.waitAfter(
                wanted.attempts(),
                settings.firstWait(),
                settings.longestWait(),
                ThreadLocalRandom.current().nextDouble());
        var asked = error instanceof IamportException known ? known.retryAfter() : null;
        Duration longer = asked == null || asked.compareTo(wait) < 0 ? wait : asked;
        return preparations.defer(wanted.orderId(), clock.instant().plus(longer), error.toString());
    }
}
