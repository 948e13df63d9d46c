package com.byeolshow.payment.settlement;

import com.byeolshow.payment.ledger.Ledger;
import com.byeolshow.payment.ledger.LedgerFact.ReturnDone;
import com.byeolshow.payment.ledger.LedgerFact.ReturnDoneElsewhere;
import com.byeolshow.payment.ledger.LedgerFact.ReturnIntended;
import com.byeolshow.payment.settlement.model.MoneyReturn;
import com.byeolshow.payment.settlement.model.ReturnIntent;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import java.time.Clock;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Books the steps of a return in the transaction that takes them, and has its payment compared soon after it ended. */
@Component
class BookReturn {

    private final Ledger ledger;
    private final Payments payments;
    private final DatabaseClient db;
    private final Clock clock;

    BookReturn(Ledger ledger, Payments payments, DatabaseClient db, Clock clock) {
        this.ledger = ledger;
        this.payments = payments;
        this.db = db;
        this.clock = clock;
    }

    /** It was decided, or told again. The caller holds the payment's row. */
    Mono<Void> intended(ReturnIntent intent) {
        return ledger.post(new ReturnIntended(
                intent.orderId(),
                intent.paymentId().value(),
                key(intent),
                intent.amount().value(),
                intent.amount().currency(),
                intent.purpose() == Purpose.REFUND));
    }

    /** The provider has done it. */
    Mono<Void> done(MoneyReturn wanted) {
        var intent = wanted.intent();
        return ledger.post(new ReturnDone(
                        intent.orderId(),
                        intent.paymentId().value(),
                        key(intent),
                        intent.amount().value(),
                        intent.amount().currency()))
                .then(compareSoon(intent));
    }

    /** Somebody had sent everything back at the provider's console before we asked. */
    Mono<Void> doneElsewhere(MoneyReturn wanted) {
        var intent = wanted.intent();
        return db.sql("UPDATE money_return SET elsewhere = true WHERE id = :id AND state = 'done'")
                .bind("id", wanted.id())
                .fetch()
                .rowsUpdated()
                .then(ledger.post(new ReturnDoneElsewhere(
                        intent.orderId(),
                        intent.paymentId().value(),
                        key(intent),
                        intent.amount().value(),
                        intent.amount().currency())))
                .then(compareSoon(intent));
    }

    private Mono<Void> compareSoon(ReturnIntent intent) {
        return payments.checkSoon(intent.paymentId(), clock.instant());
    }

    private static String key(ReturnIntent intent) {
        return intent.purpose().name().toLowerCase(Locale.ROOT) + ":" + intent.key();
    }
}
