package com.byeolshow.identity.session;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.session.LimitTries.Teller;
import com.byeolshow.identity.session.model.SessionProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets an owner prove with their password who they are, as often as our patience with log-ins allows: a token may have come
 * into hands that only guess.
 */
@Component
public class LimitProofs {

    private final LimitTries limitTries;

    LimitProofs(LimitTries limitTries) {
        this.limitTries = limitTries;
    }

    /**
     * Does the work unless it comes too soon, which fails with {@link SessionProblem.ProofPaused}. It counts as a failure
     * when it fails with {@link AccountProblem.WrongPassword}, and not at all when it fails otherwise.
     *
     * @param address whose failures count together
     */
    public <T> Mono<T> run(CustomerId id, String address, Mono<T> work) {
        var who = Teller.ofOwner(id);
        return limitTries
                .begin(who, address)
                .then(work)
                .onErrorResume(error -> isCounted(error)
                        ? Mono.error(error)
                        : limitTries.undo(who, address).then(Mono.error(error)))
                .delayUntil(_ -> limitTries.succeeded(who, address));
    }

    private static boolean isCounted(Throwable error) {
        return error instanceof RefusedException refused
                && (refused.problem() instanceof AccountProblem.WrongPassword
                        || refused.problem() instanceof SessionProblem.ProofPaused);
    }
}
