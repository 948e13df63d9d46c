package com.byeolshow.identity.recovery;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.FindAccounts;
import com.byeolshow.identity.recovery.Resets.Wish;
import com.byeolshow.identity.recovery.model.MailRules;
import com.byeolshow.identity.recovery.model.MailRules.Next;
import com.byeolshow.identity.recovery.model.MailRules.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns wishes for another password into mails. A wish waits in the database until its mail is out or given up, so that
 * neither a crash nor a mail server's bad day loses it. Watch {@code identity.reset.mails} by {@code outcome}:
 * {@code postponed} that grows while {@code sent} does not means that the mail server is away.
 */
@Component
class SendResetMails {

    private static final Logger log = LoggerFactory.getLogger(SendResetMails.class);

    private final Resets resets;
    private final Allowances allowances;
    private final FindAccounts findAccounts;
    private final ResetTokens tokens;
    private final WriteResetLetter writeLetter;
    private final Mails mails;
    private final RecoverySettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    SendResetMails(
            Resets resets,
            Allowances allowances,
            FindAccounts findAccounts,
            ResetTokens tokens,
            WriteResetLetter writeLetter,
            Mails mails,
            RecoverySettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.resets = resets;
        this.allowances = allowances;
        this.findAccounts = findAccounts;
        this.tokens = tokens;
        this.writeLetter = writeLetter;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Every second: people wait for this mail with their hand on the mouse. Claims no more than it can send at once. */
    @Scheduled(fixedDelayString = "${byeolshow.identity.recovery.send-every:1s}")
    Mono<Void> run() {
        int atOnce = settings.mail().threads();
        // Deferred, because the scheduler calls this method once and subscribes to its answer again and again.
        return Flux.defer(() -> resets.claimDue(now(), settings.mail().lease(), atOnce))
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::handle, atOnce)
                .collectList()
                .repeat()
                .takeWhile(handled -> handled.size() == atOnce)
                .then()
                .onErrorResume(unavailable -> {
                    log.warn("reset mails cannot be sent now: {}", unavailable.toString());
                    return Mono.empty();
                });
    }

    /** Links and counts nobody needs any more. */
    @Scheduled(
            initialDelayString = "${byeolshow.identity.recovery.tidy-every:10m}",
            fixedDelayString = "${byeolshow.identity.recovery.tidy-every:10m}")
    Mono<Void> tidy() {
        return Mono.defer(() -> resets.forgetExpired(now()).then(allowances.forgetEnded(now())))
                .onErrorResume(unavailable -> {
                    log.warn("old resets stay for now: {}", unavailable.toString());
                    return Mono.empty();
                });
    }

    private Mono<Wish> handle(Wish wish) {
        return findAccounts
                .byUserIdAndEmail(wish.userId(), wish.email())
                .flatMap(account -> send(wish, account))
                .switchIfEmpty(Mono.defer(() -> resets.drop(wish.id()).then(Mono.empty())))
                .onErrorResume(failure -> {
                    log.warn(
                            "reset {} will be tried again: {}",
                            wish.id(),
                            failure.getClass().getSimpleName());
                    return settle(wish, Verdict.LATER).then(Mono.empty());
                })
                // Not even that could be written: the lease ends by itself.
                .onErrorComplete()
                .thenReturn(wish);
    }

    /** To the address of the account, not to the one that was typed: they may differ in case. */
    private Mono<Verdict> send(Wish wish, Account account) {
        String email = account.email();
        if (email == null) {
            return Mono.empty();
        }
        Instant now = now();
        byte[] hash = ResetTokens.hash(tokens.token(wish.id()));
        return resets.mint(wish.id(), account.id(), hash, now, now.plus(settings.linkLifetime()))
                .then(Mono.defer(() -> mails.send(writeLetter.run(wish.id(), email))))
                .delayUntil(verdict -> settle(wish, verdict));
    }

    private Mono<Void> settle(Wish wish, Verdict verdict) {
        return switch (MailRules.next(verdict, wish.attempt(), settings.mail().patience())) {
            case Next.Sent() -> counted("sent", resets.mailed(wish.id()));
            case Next.Dropped(var why) -> counted(why, resets.drop(wish.id()));
            case Next.Postponed(var pause) -> counted("postponed", resets.postpone(wish.id(), now().plus(pause)));
        };
    }

    private Mono<Void> counted(String outcome, Mono<Void> written) {
        return written.doOnSuccess(
                _ -> meters.counter("identity.reset.mails", "outcome", outcome).increment());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
