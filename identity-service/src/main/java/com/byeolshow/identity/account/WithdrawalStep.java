package com.byeolshow.identity.account;

import reactor.core.publisher.Mono;

/** What another feature does about a customer who withdraws: erase what it knows and tell others to. */
@FunctionalInterface
public interface WithdrawalStep {

    /** Runs in the withdrawal's transaction, while the account still stands; a failure undoes the withdrawal. */
    Mono<Void> withdraw(CustomerId id);
}
