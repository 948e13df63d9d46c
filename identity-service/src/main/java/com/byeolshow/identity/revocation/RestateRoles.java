package com.byeolshow.identity.revocation;

import com.byeolshow.platform.messaging.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets tokens that are out carry other roles from now on, so that nobody has to log in again for it. */
@Component
public class RestateRoles {

    private final Standings standings;
    private final Outbox outbox;
    private final RevocationSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    RestateRoles(
            Standings standings, Outbox outbox, RevocationSettings settings, Clock clock, TransactionalOperator tx) {
        this.standings = standings;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /** Joins the caller's transaction. */
    public Mono<Void> of(String customerId, Collection<String> roles) {
        return Mono.defer(() -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return standings
                            .restate(customerId, roles)
                            .flatMap(standing -> outbox.append(RevocationMessages.changed(
                                    customerId,
                                    standing,
                                    RevocationReason.ROLES_CHANGED,
                                    now,
                                    now.plus(settings.kept()))));
                })
                .as(tx::transactional);
    }
}
