package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.account.model.SignUpForm;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sees to it that the configured first manager exists before the service calls itself ready: the readiness probe asks,
 * and its first answer creates the account. Replicas that start together try together and one wins.
 */
@Component("firstOperator")
class AppointOperator implements ReactiveHealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(AppointOperator.class);

    private final OperatorSettings settings;
    private final Accounts accounts;
    private final SignUp signUp;

    /** Success is remembered, a failure is tried again by the next probe. */
    private final Mono<Health> appointed;

    AppointOperator(OperatorSettings settings, Accounts accounts, SignUp signUp) {
        this.settings = settings;
        this.accounts = accounts;
        this.signUp = signUp;
        this.appointed = Mono.defer(this::run).thenReturn(Health.up().build()).cacheInvalidateIf(_ -> false);
    }

    @Override
    public Mono<Health> health() {
        return appointed;
    }

    /** Where nobody probes, as in a plain start from a shell. The framework subscribes. */
    @EventListener(ApplicationReadyEvent.class)
    Mono<Void> atStart() {
        return appointed.then();
    }

    /** Creates the account if nobody has its user id. An account that exists is left as it is. */
    Mono<Void> run() {
        if (settings.absent()) {
            return Mono.empty();
        }
        return accounts.credentials(settings.userId())
                .map(Accounts.Credentials::account)
                .switchIfEmpty(Mono.defer(this::create))
                .onErrorResume(this::lostTheRace, _ -> accounts.credentials(settings.userId())
                        .map(Accounts.Credentials::account))
                .doOnNext(account -> {
                    if (!account.is(AccountRole.MANAGER)) {
                        log.warn("account {} has the first manager's user id but is no manager", account.id());
                    }
                })
                .then();
    }

    private Mono<Account> create() {
        var password = new Password(settings.password());
        var form = new SignUpForm(
                settings.userId(),
                settings.email(),
                password,
                password,
                settings.userId(),
                "",
                "",
                "",
                "",
                "",
                Address.EMPTY);
        return signUp.open(form, Set.of(AccountRole.CUSTOMER, AccountRole.MANAGER))
                .doOnNext(account -> log.info("created the first manager, {}", account.id()));
    }

    private boolean lostTheRace(Throwable error) {
        return error instanceof RefusedException refused
                && refused.problem() instanceof AccountProblem.Taken(var name)
                && name == AccountProblem.Name.USER_ID;
    }
}
