package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Flux;

/** Finds accounts by what a person on the phone can tell a manager. */
@Component
public class LookUpAccounts {

    private final Accounts accounts;

    LookUpAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Accounts that match everything given, without addresses; refuses when nothing is given. */
    public Flux<Account> run(@Nullable String userId, @Nullable String email) {
        if (!StringUtils.hasText(userId) && !StringUtils.hasText(email)) {
            return Flux.error(() -> new RefusedException(new AccountProblem.NothingToLookUp()));
        }
        return accounts.lookUp(StringUtils.hasText(userId) ? userId : null, StringUtils.hasText(email) ? email : null);
    }
}
