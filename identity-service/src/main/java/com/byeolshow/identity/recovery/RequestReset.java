package com.byeolshow.identity.recovery;

import com.byeolshow.identity.recovery.model.RecoveryProblem;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes the wish for another password. Whether user id and e-mail address belong to anybody is looked up later, by whoever
 * sends the mail: here an unknown pair cannot be told from a known one by words, by time or by what is written.
 */
@Component
public class RequestReset {

    /** Nobody has longer ones. */
    private static final int LONGEST = 254;

    private final Resets resets;
    private final LimitRecovery limit;
    private final EvenPace pace;
    private final RandomIds ids;
    private final Clock clock;

    RequestReset(Resets resets, LimitRecovery limit, EvenPace pace, RandomIds ids, Clock clock) {
        this.resets = resets;
        this.limit = limit;
        this.pace = pace;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Completes alike for every pair; fails with a {@link RecoveryProblem} for half a pair and for asking too often.
     *
     * @param address of the client
     */
    public Mono<Void> run(String userId, String email, String address) {
        if (userId.isBlank() || email.isBlank()) {
            return Mono.error(() -> new RefusedException(new RecoveryProblem.MissingInformation()));
        }
        if (userId.length() > LONGEST || email.length() > LONGEST) {
            return Mono.error(() -> new RefusedException(new RequestProblem.Malformed("too long")));
        }
        return limit.run("reset", userId.strip(), address)
                .then(pace.of(Mono.defer(() -> resets.ask(
                        ids.next(),
                        userId.strip(),
                        email.strip(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)))));
    }
}
