package com.byeolshow.identity.recovery;

import com.byeolshow.identity.account.FindAccounts;
import com.byeolshow.identity.recovery.model.RecoveryProblem;
import com.byeolshow.identity.recovery.model.UserIdMask;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reminds somebody of their user id. */
@Component
public class FindUserId {

    private final FindAccounts findAccounts;
    private final LimitRecovery limit;
    private final EvenPace pace;

    FindUserId(FindAccounts findAccounts, LimitRecovery limit, EvenPace pace) {
        this.findAccounts = findAccounts;
        this.limit = limit;
        this.pace = pace;
    }

    /**
     * The masked user id, or nothing for who logs in at a provider and has none. Fails with a {@link RecoveryProblem}.
     * Every answer takes the same time.
     *
     * @param address of the client
     */
    public Mono<Optional<String>> run(String email, String address) {
        if (email.isBlank()) {
            return Mono.error(() -> new RefusedException(new RecoveryProblem.MissingInformation()));
        }
        return limit.run("find-id", email.strip(), address)
                .then(pace.of(findAccounts
                        .byEmail(email.strip())
                        .map(account -> Optional.ofNullable(account.userId()).map(UserIdMask::mask))
                        .switchIfEmpty(Mono.error(() -> new RefusedException(new RecoveryProblem.UnknownEmail())))));
    }
}
