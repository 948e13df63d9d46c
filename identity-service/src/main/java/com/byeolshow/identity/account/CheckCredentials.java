package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out whose user id and password these are. */
@Component
public class CheckCredentials {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;

    CheckCredentials(Accounts accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Notes the log-in and returns the account; fails with {@link AccountProblem.WrongCredentials} alike, and after the
     * same work, whether the user is unknown or the password wrong.
     */
    public Mono<Account> run(String userId, Password password) {
        return accounts.credentials(userId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> passwords
                        .matches(password, found.map(Accounts.Credentials::passwordHash))
                        .flatMap(right -> right ? Mono.justOrEmpty(found) : Mono.empty()))
                .delayUntil(credentials -> rehash(credentials, password))
                .map(Accounts.Credentials::account)
                .delayUntil(account -> accounts.loggedIn(account.id(), clock.instant()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new AccountProblem.WrongCredentials())));
    }

    /** Only now do we have the password, so only now can its hash follow parameters that were changed. */
    private Mono<Void> rehash(Accounts.Credentials credentials, Password password) {
        return passwords.outdated(credentials.passwordHash())
                ? passwords
                        .hash(password)
                        .flatMap(
                                hash -> accounts.rehashed(credentials.account().id(), credentials.passwordHash(), hash))
                : Mono.empty();
    }
}
