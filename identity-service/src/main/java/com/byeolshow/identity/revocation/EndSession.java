package com.byeolshow.identity.revocation;

import com.byeolshow.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Refuses all tokens of one session: here at once, at the gateway and in other services within seconds. */
@Component
public class EndSession {

    private final EndedSessions sessions;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator tx;

    EndSession(EndedSessions sessions, Outbox outbox, Clock clock, TransactionalOperator tx) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Asking twice publishes once. Joins the caller's transaction.
     *
     * @param lastTokenEnds when the last token of the session expires by itself
     */
    public Mono<Void> run(String sessionId, Instant lastTokenEnds, RevocationReason reason) {
        return Mono.defer(() -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return sessions.add(sessionId, lastTokenEnds)
                            .filter(added -> added)
                            .flatMap(_ ->
                                    outbox.append(RevocationMessages.ended(sessionId, reason, now, lastTokenEnds)));
                })
                .as(tx::transactional);
    }
}
