package com.byeolshow.identity.session;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.CheckCredentials;
import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.account.ReadAccount;
import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.session.LimitTries.Teller;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out who wants to log in, as often as our patience with their mistakes allows. */
@Component
class Authenticate {

    private final LimitTries limitTries;
    private final CheckCredentials checkCredentials;
    private final ReadAccount readAccount;

    Authenticate(LimitTries limitTries, CheckCredentials checkCredentials, ReadAccount readAccount) {
        this.limitTries = limitTries;
        this.checkCredentials = checkCredentials;
        this.readAccount = readAccount;
    }

    /** Fails as {@link CheckCredentials} and {@link LimitTries} do. */
    Mono<Account> run(String userId, Password password, String address) {
        var who = Teller.ofUserId(userId);
        return limitTries
                .begin(who, address)
                .then(Mono.defer(() -> checkCredentials.run(userId, password)))
                .onErrorResume(error -> wasLookedAt(error)
                        ? Mono.error(error)
                        : limitTries.undo(who, address).then(Mono.error(error)))
                .delayUntil(_ -> limitTries.succeeded(who, address));
    }

    private static boolean wasLookedAt(Throwable error) {
        return error instanceof RefusedException refused && !(refused.problem() instanceof AccountProblem.TooBusy);
    }

    /**
     * Asked after a token was signed: an account that changed since its password was checked may have another password by
     * now, whose owner did not ask for this token.
     */
    Mono<Void> confirm(Account account) {
        return readAccount
                .run(account.id())
                .filter(now -> now.updatedAt().equals(account.updatedAt()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new AccountProblem.WrongCredentials())))
                .then();
    }
}
