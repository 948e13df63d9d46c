package com.byeolshow.identity.revocation;

import com.byeolshow.platform.messaging.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Logs a customer out everywhere: here at once, at the gateway and in other services within seconds. */
@Component
public class RevokeSessions {

    private final Standings standings;
    private final Outbox outbox;
    private final RevocationSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    RevokeSessions(
            Standings standings, Outbox outbox, RevocationSettings settings, Clock clock, TransactionalOperator tx) {
        this.standings = standings;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Refuses every token that was signed for the customer so far; a log-in afterwards is not touched. Joins the caller's
     * transaction, and needs no account, so it may stand beside the account's end.
     */
    public Mono<Void> of(String customerId, RevocationReason reason) {
        return Mono.defer(() -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return standings
                            .endAll(customerId)
                            .flatMap(standing -> outbox.append(RevocationMessages.changed(
                                    customerId, standing, reason, now, now.plus(settings.kept()))));
                })
                .as(tx::transactional);
    }
}
