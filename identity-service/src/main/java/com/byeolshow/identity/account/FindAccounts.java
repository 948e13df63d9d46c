package com.byeolshow.identity.account;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the account somebody describes who cannot log in. */
@Component
public class FindAccounts {

    private final Accounts accounts;

    FindAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account with a password of ours, else one of a provider's; without addresses. */
    public Mono<Account> byEmail(String email) {
        return accounts.byEmail(email);
    }

    /** The account that both belong to, in whatever case they are typed; without addresses. */
    public Mono<Account> byUserIdAndEmail(String userId, String email) {
        return accounts.credentials(userId)
                .map(Accounts.Credentials::account)
                .filter(account -> email.equalsIgnoreCase(account.email()));
    }
}
