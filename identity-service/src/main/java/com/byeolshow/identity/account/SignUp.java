package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.account.model.NewAccount;
import com.byeolshow.identity.account.model.SignUpForm;
import com.byeolshow.identity.account.model.SignUpRules;
import com.byeolshow.identity.account.model.SignUpRules.Decision;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Opens an account for a new customer. */
@Component
public class SignUp {

    /** Random letters of a generated alias: 47 bits, so that two never meet. */
    static final int SPARE_LETTERS = 8;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Outbox outbox;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    SignUp(
            Accounts accounts,
            Passwords passwords,
            Outbox outbox,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** Fails with an {@link AccountProblem} when the form is not acceptable or one of its names is taken. */
    public Mono<Account> run(SignUpForm form) {
        return open(form, Set.of(AccountRole.CUSTOMER));
    }

    Mono<Account> open(SignUpForm form, Set<AccountRole> roles) {
        return Mono.defer(() -> {
            String spare = ids.next().substring(0, SPARE_LETTERS);
            return switch (SignUpRules.decide(form, spare, LocalDate.now(clock.withZone(SeoulTime.ZONE)))) {
                case Decision.Refused(var problem) -> Mono.error(new RefusedException(problem));
                case Decision.Accepted(var account, var password) -> open(account, password, roles);
            };
        });
    }

    /** Taken names are looked up first, so that nobody makes us hash for nothing, and settled by the insert. */
    private Mono<Account> open(NewAccount account, Password password, Set<AccountRole> roles) {
        return refuseTaken(account)
                .then(passwords.hash(password))
                .flatMap(hash -> add(account, hash, roles).as(tx::transactional))
                .switchIfEmpty(Mono.defer(() -> refuseTaken(account)
                        .then(Mono.error(() -> new IllegalStateException("a name was taken and given back")))));
    }

    private Mono<Account> add(NewAccount account, String hash, Set<AccountRole> roles) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.add(new CustomerId(ids.next()), account, hash, roles, now)
                .delayUntil(added -> outbox.append(AccountMessages.state(added)));
    }

    private Mono<Void> refuseTaken(NewAccount account) {
        return accounts.taken(account)
                .next()
                .flatMap(name -> Mono.error(new RefusedException(new AccountProblem.Taken(name))));
    }
}
