package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.ReturnRecords.Held;
import com.byeolshow.payment.settlement.model.Payee;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.payment.settlement.model.ReturnProblem;
import com.byeolshow.payment.settlement.model.ReturnRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A person takes a parked return up again; who and why stays on record. */
@Component
public class RetryReturn {

    private static final Logger log = LoggerFactory.getLogger(RetryReturn.class);

    private final ReturnRecords records;
    private final MoneyReturns returns;
    private final Payees payees;
    private final Clock clock;
    private final TransactionalOperator tx;

    RetryReturn(ReturnRecords records, MoneyReturns returns, Payees payees, Clock clock, TransactionalOperator tx) {
        this.records = records;
        this.returns = returns;
        this.payees = payees;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * @param manager who decides it
     * @param payee where this one return is to go; null leaves it to what is known
     * @param notReturned the person made sure at the provider that nothing of it went back; without that, a return that
     *     may have gone back unmarked is parked again rather than sent a second time
     * @return fails with a {@link ReturnProblem} when it is unknown, not parked, or more than its payment brought
     */
    public Mono<ReturnRecord> run(String id, String manager, @Nullable Payee payee, boolean notReturned) {
        return records.hold(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReturnProblem.NoSuchReturn())))
                .flatMap(this::mayGoOn)
                .flatMap(parked -> resumed(parked, manager, payee, notReturned))
                .as(tx::transactional)
                .doOnNext(resumed -> log.info(
                        "return {} taken up again by {}, parked for: {}", resumed.id(), manager, resumed.why()));
    }

    private Mono<ReturnRecord> mayGoOn(Held held) {
        var record = held.record();
        if (!record.state().equals("parked")) {
            return Mono.error(new RefusedException(new ReturnProblem.NotParked(record.state())));
        }
        var purpose = Purpose.valueOf(record.purpose().toUpperCase(Locale.ROOT));
        return returns.promised(record.paymentId(), record.amount().currency(), purpose, held.key())
                .map(promised -> ReturnRules.fits(held.paid(), promised, record.amount()))
                .flatMap(fits -> fits
                        ? Mono.just(record)
                        : Mono.error(() -> new RefusedException(new ReturnProblem.MoreThanPaid())));
    }

    private Mono<ReturnRecord> resumed(
            ReturnRecord parked, String manager, @Nullable Payee payee, boolean notReturned) {
        var now = clock.instant();
        return records.resume(parked, payees.sealedForReturn(parked.id(), payee), notReturned, now)
                .then(records.noteRetry(parked, manager, payee != null, notReturned, now))
                .thenReturn(parked);
    }
}
