package com.byeolshow.identity.session;

import com.byeolshow.identity.session.model.SessionProblem;
import com.byeolshow.identity.session.model.TryRules;
import com.byeolshow.identity.session.model.TryRules.Patience;
import com.byeolshow.identity.session.model.TryRules.Verdict;
import com.byeolshow.platform.web.problem.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Slows log-ins down after too many failures with one user id or from one address. User ids that nobody has are counted
 * alike, so that a pause tells nothing. {@code byeolshow_log_in_paused_total{by}} counts refusals.
 */
@Component
class LimitTries {

    private final Tries tries;
    private final Patience account;
    private final Patience address;
    private final MeterRegistry meters;
    private final Clock clock;
    private final TransactionalOperator tx;

    LimitTries(Tries tries, LogInSettings settings, MeterRegistry meters, Clock clock, TransactionalOperator tx) {
        this.tries = tries;
        this.account = settings.account().patience();
        this.address = settings.address().patience();
        this.meters = meters;
        this.clock = clock;
        this.tx = tx;
    }

    /** Counts a try as failed; fails with {@link SessionProblem.LogInPaused} without counting it if it comes too soon. */
    Mono<Void> begin(String userId, String from) {
        Instant now = now();
        return tries.lock(ofAccount(userId), now)
                .map(before -> TryRules.attempt(before, account, now))
                .flatMap(first -> tries.lock(ofAddress(from), now)
                        .map(before -> TryRules.attempt(before, address, now))
                        .flatMap(second -> count(userId, from, first, second)))
                .as(tx::transactional);
    }

    private Mono<Void> count(String userId, String from, Verdict first, Verdict second) {
        return switch (first) {
            case Verdict.Paused(var wait) -> paused("account", wait);
            case Verdict.Admitted(var ofAccount) ->
                switch (second) {
                    case Verdict.Paused(var wait) -> paused("address", wait);
                    case Verdict.Admitted(var ofAddress) ->
                        tries.save(ofAccount(userId), ofAccount).then(tries.save(ofAddress(from), ofAddress));
                };
        };
    }

    private Mono<Void> paused(String by, Duration wait) {
        meters.counter("byeolshow.log.in.paused", "by", by).increment();
        return Mono.error(new RefusedException(new SessionProblem.LogInPaused(wait)));
    }

    /**
     * The account's failures are forgotten. Those of the address are not, else an account of their own would let somebody
     * go on guessing those of others for ever; only this try is taken back.
     */
    Mono<Void> succeeded(String userId, String from) {
        return tries.forget(ofAccount(userId))
                .then(tries.takeBack(ofAddress(from)))
                .as(tx::transactional);
    }

    /** The try was not looked at after all, because we were too busy for example. */
    Mono<Void> undo(String userId, String from) {
        return tries.takeBack(ofAccount(userId))
                .then(tries.takeBack(ofAddress(from)))
                .as(tx::transactional);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Hashed: people type their password into the wrong field. */
    private static String ofAccount(String userId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(userId.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return "account:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String ofAddress(String address) {
        return "address:" + address;
    }
}
