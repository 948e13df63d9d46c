package com.byeolshow.identity.recovery;

import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.account.ReadAccount;
import com.byeolshow.identity.account.ResetPassword;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Follows a mailed link. */
@Component
public class RedeemReset {

    private final Resets resets;
    private final ResetTokens tokens;
    private final ResetPassword resetPassword;
    private final ReadAccount readAccount;
    private final TellPasswordChanged tellChanged;
    private final Clock clock;
    private final TransactionalOperator tx;

    RedeemReset(
            Resets resets,
            ResetTokens tokens,
            ResetPassword resetPassword,
            ReadAccount readAccount,
            TellPasswordChanged tellChanged,
            Clock clock,
            TransactionalOperator tx) {
        this.resets = resets;
        this.tokens = tokens;
        this.resetPassword = resetPassword;
        this.readAccount = readAccount;
        this.tellChanged = tellChanged;
        this.clock = clock;
        this.tx = tx;
    }

    /** Whether the link still leads anywhere. Changes nothing: programs that look through mail open links too. */
    public Mono<Boolean> isOpen(String token) {
        return resets.open(ResetTokens.hash(token), now()).hasElement();
    }

    /**
     * Sets a password that nobody chose and ends every session; the owner is told, the link is spent. Empty when the link is unknown, used or
     * too old, or when e-mail address or password changed since it was sent.
     */
    public Mono<Password> run(String token) {
        byte[] hash = ResetTokens.hash(token);
        return resets.open(hash, now()).flatMap(_ -> {
            var password = new Password(tokens.freshPassword());
            return resetPassword
                    .prepare(password)
                    .flatMap(prepared -> resets.take(hash, now())
                            .flatMap(link -> resetPassword.run(link.customer(), prepared, link.mintedAt()))
                            .delayUntil(customer ->
                                    readAccount.run(customer).flatMap(account -> tellChanged.run(account.email())))
                            .as(tx::transactional))
                    .map(_ -> password);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
