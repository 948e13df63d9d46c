package com.byeolshow.payment.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Adds up what was booked long enough ago, so that the totals cost what the last day booked and not what all years did. A
 * running total written with each posting would be the one row that every payment of a show's rush waits for.
 */
@Component
class SumLedger {

    private static final Logger log = LoggerFactory.getLogger(SumLedger.class);

    /** The first round of an old ledger reads all of it. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DatabaseClient db;
    private final LedgerSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    SumLedger(DatabaseClient db, LedgerSettings settings, Clock clock, TransactionalOperator tx) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    @Scheduled(fixedDelayString = "${payment.ledger.sum-every:1h}")
    Mono<Void> run() {
        return Mono.defer(() -> run(clock.instant().minus(settings.sumAfter())))
                .timeout(LONGEST)
                .onErrorResume(failed -> {
                    log.warn("the ledger is not summed this time", failed);
                    return Mono.empty();
                });
    }

    /** Sums what was posted before then; on several replicas at once, one after the other. */
    Mono<Void> run(Instant before) {
        return lockSummed()
                .flatMap(from -> last(from, before).flatMap(to -> add(from, to).then(Mono.defer(() -> summed(to)))))
                .as(tx::transactional);
    }

    private Mono<Long> lockSummed() {
        return db.sql("SELECT up_to FROM ledger_summed FOR UPDATE")
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    private Mono<Long> last(long from, Instant before) {
        return db.sql("""
                        SELECT id FROM ledger_transaction WHERE id > :from AND posted_at < :before
                        ORDER BY id DESC LIMIT 1""")
                .bind("from", from)
                .bind("before", before)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    private Mono<Void> add(long from, long to) {
        return db.sql("""
                        INSERT INTO ledger_sum (account, currency, amount)
                        SELECT account, currency, sum(amount)
                        FROM ledger_transaction posted JOIN ledger_entry entry ON entry.transaction_id = posted.id
                        WHERE posted.id > :from AND posted.id <= :to
                        GROUP BY account, currency ORDER BY account, currency
                        ON CONFLICT (account, currency) DO UPDATE SET amount = ledger_sum.amount + excluded.amount""").bind("from", from).bind("to", to).then();
    }

    private Mono<Void> summed(long to) {
        return db.sql("UPDATE ledger_summed SET up_to = :to").bind("to", to).then();
    }
}
