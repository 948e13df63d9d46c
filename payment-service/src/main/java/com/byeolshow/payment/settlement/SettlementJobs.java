package com.byeolshow.payment.settlement;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The rounds that run beside the requests, on every replica: each takes its rows with a lease, so that replicas share the
 * work. A round that fails as a whole, say without a database, is logged and the next one tries again.
 */
@Component
class SettlementJobs {

    private static final Logger log = LoggerFactory.getLogger(SettlementJobs.class);

    private final ReturnMoney returnMoney;
    private final ReadNotedPayments readNoted;
    private final SeekUnheardPayments seekUnheard;
    private final ReconcilePayments reconcile;
    private final RegisterAmounts registerAmounts;
    private final VoidAccounts voidAccounts;
    private final Duration pause;

    SettlementJobs(
            ReturnMoney returnMoney,
            ReadNotedPayments readNoted,
            SeekUnheardPayments seekUnheard,
            ReconcilePayments reconcile,
            RegisterAmounts registerAmounts,
            VoidAccounts voidAccounts,
            SettlementSettings settings) {
        this.returnMoney = returnMoney;
        this.readNoted = readNoted;
        this.seekUnheard = seekUnheard;
        this.reconcile = reconcile;
        this.registerAmounts = registerAmounts;
        this.voidAccounts = voidAccounts;
        this.pause = settings.pause();
    }

    @Scheduled(fixedDelayString = "${payment.settlement.returns.every}")
    Mono<Void> returnMoney() {
        return guarded("returning money", returnMoney.run());
    }

    @Scheduled(fixedDelayString = "${payment.settlement.looks.every}")
    Mono<Void> readNotedPayments() {
        return guarded("reading noted payments", readNoted.run());
    }

    @Scheduled(fixedDelayString = "${payment.settlement.reconcile.every}")
    Mono<Void> seekUnheardPayments() {
        return guarded("seeking unheard payments", seekUnheard.run());
    }

    @Scheduled(fixedDelayString = "${payment.settlement.preparations.every}")
    Mono<Void> registerAmounts() {
        return guarded("registering amounts", registerAmounts.run());
    }

    @Scheduled(fixedDelayString = "${payment.settlement.account-voids.every}")
    Mono<Void> voidAccounts() {
        return guarded("closing virtual accounts", voidAccounts.run());
    }

    @Scheduled(fixedDelayString = "${payment.settlement.returns.payees-every}")
    Mono<Void> resumeReturns() {
        return guarded("resuming returns", returnMoney.resume());
    }

    @Scheduled(fixedDelayString = "${payment.settlement.checks.every}")
    Mono<Void> reconcilePayments() {
        return guarded("comparing payments", reconcile.run());
    }

    @Scheduled(fixedDelayString = "15s")
    Mono<Void> countReturns() {
        return guarded("counting returns", returnMoney.count());
    }

    @Scheduled(fixedDelayString = "15s")
    Mono<Void> countDifferences() {
        return guarded("counting differences", reconcile.count());
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    Mono<Void> forgetLooks() {
        return guarded("forgetting looks", readNoted.forget());
    }

    private Mono<Void> guarded(String what, Mono<Void> round) {
        return round.onErrorResume(failed -> {
            log.warn("{} failed, trying again soon", what, failed);
            return Mono.delay(pause).then();
        });
    }
}
