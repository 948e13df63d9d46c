package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.account.model.SignUpRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says whether somebody could call themselves that now; the unique key decides when they do. */
@Component
public class CheckAlias {

    private final Accounts accounts;

    CheckAlias(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Fails with an {@link AccountProblem} when the alias cannot be had.
     *
     * @param self whose own alias counts as free
     */
    public Mono<Void> run(@Nullable String alias, Optional<CustomerId> self) {
        return SignUpRules.wishedAlias(alias)
                .map(wished -> accounts.taken(null, null, wished, self.orElse(null))
                        .next()
                        .flatMap(name -> Mono.<Void>error(new RefusedException(new AccountProblem.Taken(name)))))
                .orElseGet(() -> Mono.error(() -> new RefusedException(SignUpRules.problemOfAlias(alias))));
    }
}
