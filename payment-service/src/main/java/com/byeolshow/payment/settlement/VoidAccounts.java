package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.AccountVoids.AccountVoid;
import com.byeolshow.payment.settlement.iamport.Iamport;
import com.byeolshow.payment.settlement.iamport.IamportException;
import com.byeolshow.payment.settlement.model.ProviderPayment;
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
 * Closes the virtual accounts of orders that take no money any more, so that none arrives that would have to go back.
 * Reads before every attempt: an account that got its deposit meanwhile is settled like any other payment. Watch
 * {@code payment_account_voids_total{result="given-up"}}.
 */
@Component
class VoidAccounts {

    private static final Logger log = LoggerFactory.getLogger(VoidAccounts.class);
    private static final int AT_ONCE = 4;

    private final AccountVoids voids;
    private final Iamport iamport;
    private final SettlePayment settle;
    private final AccountVoidSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    VoidAccounts(
            AccountVoids voids,
            Iamport iamport,
            SettlePayment settle,
            AccountVoidSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.voids = voids;
        this.iamport = iamport;
        this.settle = settle;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** One round over a bounded batch. Failures of single accounts are kept with the account. */
    Mono<Void> run() {
        return Mono.defer(() -> voids.find(clock.instant()))
                .then(Mono.defer(() -> voids.take(clock.instant()).collectList()))
                .flatMapIterable(taken -> taken)
                .flatMap(this::attempt, AT_ONCE)
                .then();
    }

    private Mono<Void> attempt(AccountVoid wanted) {
        return iamport.payment(wanted.payment())
                .flatMap(fetched -> isOpen(fetched) ? close(wanted) : ended(fetched))
                .defaultIfEmpty("unknown-payment")
                .timeout(settings.within())
                .flatMap(result -> finish(wanted, result))
                .onErrorResume(failed -> failed(wanted, failed));
    }

    private Mono<String> close(AccountVoid wanted) {
        return iamport.voidAccount(wanted.payment())
                .map(_ -> "voided")
                .onErrorResume(
                        failed -> failed instanceof IamportException known && known.isFinal(),
                        refused -> iamport.payment(wanted.payment())
                                .flatMap(fetched -> isOpen(fetched) ? Mono.error(refused) : ended(fetched)));
    }

    /** No longer open: whatever it became is settled on the spot, since no notice may ever tell. */
    private Mono<String> ended(ProviderPayment fetched) {
        return settle.run(fetched).thenReturn("not-open");
    }

    private static boolean isOpen(ProviderPayment fetched) {
        return fetched.status() == ProviderPayment.Status.READY;
    }

    private Mono<Void> finish(AccountVoid wanted, String result) {
        meters.counter("payment.account.voids", "result", result).increment();
        log.info("virtual account of payment {}, order {}: {}", wanted.payment(), wanted.orderId(), result);
        return voids.finish(wanted.payment(), result, clock.instant());
    }

    private Mono<Void> failed(AccountVoid wanted, Throwable error) {
        if (wanted.attempts() >= settings.attempts()) {
            log.warn("virtual account of payment {} stays open: {}", wanted.payment(), error.toString());
            return finish(wanted, "given-up");
        }
        var wait = ReturnRules.waitAfter(
                wanted.attempts(),
                settings.firstWait(),
                settings.longestWait(),
                ThreadLocalRandom.current().nextDouble());
        var asked = error instanceof IamportException known ? known.retryAfter() : null;
        Duration longer = asked == null || asked.compareTo(wait) < 0 ? wait : asked;
        return voids.defer(wanted.payment(), clock.instant().plus(longer), error.toString());
    }
}
