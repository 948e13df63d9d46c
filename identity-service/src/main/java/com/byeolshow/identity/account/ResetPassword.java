package com.byeolshow.identity.account;

import com.byeolshow.identity.revocation.RevocationReason;
import com.byeolshow.identity.revocation.RevokeSessions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives an account another password because its owner cannot say the old one. */
@Component
public class ResetPassword {

    private final AccountChanges changes;
    private final Passwords passwords;
    private final RevokeSessions revokeSessions;
    private final Clock clock;

    ResetPassword(AccountChanges changes, Passwords passwords, RevokeSessions revokeSessions, Clock clock) {
        this.changes = changes;
        this.passwords = passwords;
        this.revokeSessions = revokeSessions;
        this.clock = clock;
    }

    /** A password that is hashed already, so that no transaction waits for it. */
    public record Prepared(String hash) {
        @Override
        public String toString() {
            return "Prepared";
        }
    }

    public Mono<Prepared> prepare(Password password) {
        return passwords.hash(password).map(Prepared::new);
    }

    /**
     * Joins the caller's transaction. Ends every session of the customer.
     *
     * @param asOf when the owner was asked to prove themselves: a later change of e-mail address or password voids it
     * @return empty when nothing was changed
     */
    public Mono<CustomerId> run(CustomerId id, Prepared password, Instant asOf) {
        return Mono.defer(() -> changes.resetPassword(
                        id, password.hash(), asOf, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .delayUntil(changed -> revokeSessions.of(changed.value(), RevocationReason.PASSWORD_RESET));
    }
}
