package com.byeolshow.identity.account;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes that somebody logged in by other means than a password of ours. */
@Component
public class NoteLogIn {

    private final Accounts accounts;
    private final Clock clock;

    NoteLogIn(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account; empty when it is gone. */
    public Mono<Account> run(CustomerId id) {
        return Mono.defer(() -> accounts.loggedIn(id, clock.instant())).then(accounts.byId(id));
    }
}
