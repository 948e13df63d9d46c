package com.byeolshow.identity.account;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the aliases of many accounts at once, for lists of people. */
@Component
public class NameAccounts {

    private final Accounts accounts;

    NameAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Alias by id; an id without an account has no entry. */
    public Mono<Map<CustomerId, String>> run(Collection<CustomerId> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : accounts.named(ids).collectMap(Accounts.NamedAccount::id, Accounts.NamedAccount::alias);
    }
}
