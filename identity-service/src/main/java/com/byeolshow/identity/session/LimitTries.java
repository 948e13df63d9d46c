package com.byeolshow.identity.session;

import com.byeolshow.identity.account.CustomerId;
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
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Slows down who says a password after too many failures with one user id, of one owner or from one address. User ids that
 * nobody has are counted alike, so that a pause tells nothing. {@code byeolshow_log_in_paused_total{by}} counts refusals.
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

    /**
     * Who says a password.
     *
     * @param key failures under it count together
     * @param by as the counter of refusals names the kind
     * @param paused what they are told when they come too soon
     */
    record Teller(String key, String by, Function<Duration, SessionProblem> paused) {

        /** Somebody who logs in, whoever it is. */
        static Teller ofUserId(String userId) {
            return new Teller(
                    "account:" + hash(userId.toLowerCase(Locale.ROOT)), "account", SessionProblem.LogInPaused::new);
        }

        /**
         * Somebody who is logged in. Apart from log-ins, which anybody can make fail: else a stranger could keep an owner
         * from changing a password.
         */
        static Teller ofOwner(CustomerId id) {
            return new Teller("owner:" + id.value(), "owner", SessionProblem.ProofPaused::new);
        }
    }

    /** Counts a try as failed; fails as the teller is told without counting it if it comes too soon. */
    Mono<Void> begin(Teller who, String from) {
        Instant now = now();
        return tries.lock(who.key(), now)
                .map(before -> TryRules.attempt(before, account, now))
                .flatMap(first -> tries.lock(ofAddress(from), now)
                        .map(before -> TryRules.attempt(before, address, now))
                        .flatMap(second -> count(who, from, first, second)))
                .as(tx::transactional);
    }

    private Mono<Void> count(Teller who, String from, Verdict ofTeller, Verdict ofAddress) {
        return switch (ofTeller) {
            case Verdict.Paused(var wait) -> paused(who, who.by(), wait);
            case Verdict.Admitted(var teller) ->
                switch (ofAddress) {
                    case Verdict.Paused(var wait) -> paused(who, "address", wait);
                    case Verdict.Admitted(var address) ->
                        tries.save(who.key(), teller).then(tries.save(ofAddress(from), address));
                };
        };
    }

    private Mono<Void> paused(Teller who, String by, Duration wait) {
        meters.counter("byeolshow.log.in.paused", "by", by).increment();
        return Mono.error(new RefusedException(who.paused().apply(wait)));
    }

    /**
     * The teller's failures are forgotten. Those of the address are not, else an account of their own would let somebody
     * go on guessing those of others for ever; only this try is taken back.
     */
    Mono<Void> succeeded(Teller who, String from) {
        return tries.forget(who.key()).then(tries.takeBack(ofAddress(from))).as(tx::transactional);
    }

    /** The try was not looked at after all, because we were too busy for example. */
    Mono<Void> undo(Teller who, String from) {
        return tries.takeBack(who.key()).then(tries.takeBack(ofAddress(from))).as(tx::transactional);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** People type their password into the wrong field. */
    private static String hash(String typed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(typed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String ofAddress(String address) {
        return "address:" + address;
    }
}
