package com.byeolshow.identity.account;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads one account with its addresses. */
@Component
public class ReadAccount {

    private final Accounts accounts;

    ReadAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty when there is none. */
    public Mono<Account> run(CustomerId id) {
        return accounts.byId(id);
    }
}
