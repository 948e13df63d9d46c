package com.byeolshow.identity.recovery;

import com.byeolshow.identity.recovery.model.RecoveryProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps people from trying names one after the other, and from having mails sent to others. */
@Component
class LimitRecovery {

    private final Allowances allowances;
    private final ResetTokens tokens;
    private final RecoverySettings settings;
    private final Clock clock;

    LimitRecovery(Allowances allowances, ResetTokens tokens, RecoverySettings settings, Clock clock) {
        this.allowances = allowances;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Fails with {@link RecoveryProblem.AskedTooOften}. What is refused for its address does not count against the
     * account, or anybody could keep its owner out.
     *
     * @param what the kind of request, which has an allowance of its own
     * @param about the user id or e-mail address that was typed
     * @param address of the client
     */
    Mono<Void> run(String what, String about, String address) {
        var limits = settings.limits();
        return use(what + " from " + address, limits.perAddress())
                .then(Mono.defer(() -> use(what + " about " + about.toLowerCase(Locale.ROOT), limits.perAccount())));
    }

    private Mono<Void> use(String what, int most) {
        return allowances
                .use(
                        tokens.blur(what),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        settings.limits().window())
                .flatMap(use -> use.used() <= most
                        ? Mono.empty()
                        : Mono.error(new RefusedException(new RecoveryProblem.AskedTooOften(use.left()))));
    }
}
