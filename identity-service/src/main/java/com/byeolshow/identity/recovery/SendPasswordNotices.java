package com.byeolshow.identity.recovery;

import com.byeolshow.identity.recovery.PasswordNotices.Notice;
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
 * Sends the mails about changed passwords, each until it is out or given up, through crashes and a mail server's bad day.
 * Watch {@code identity.password.notices} by {@code outcome}, as with {@link SendResetMails}.
 */
@Component
class SendPasswordNotices {

    private static final Logger log = LoggerFactory.getLogger(SendPasswordNotices.class);

    private final PasswordNotices notices;
    private final WriteChangeLetter writeLetter;
    private final Mails mails;
    private final RecoverySettings.Mail settings;
    private final Clock clock;
    private final MeterRegistry meters;

    SendPasswordNotices(
            PasswordNotices notices,
            WriteChangeLetter writeLetter,
            Mails mails,
            RecoverySettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.notices = notices;
        this.writeLetter = writeLetter;
        this.mails = mails;
        this.settings = settings.mail();
        this.clock = clock;
        this.meters = meters;
    }

    /** Claims no more than it can send at once. */
    @Scheduled(fixedDelayString = "${byeolshow.identity.recovery.send-every:1s}")
    Mono<Void> run() {
        int atOnce = settings.threads();
        // Deferred, because the scheduler calls this method once and subscribes to its answer again and again.
        return Flux.defer(() -> notices.claimDue(now(), settings.lease(), atOnce))
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::send, atOnce)
                .collectList()
                .repeat()
                .takeWhile(handled -> handled.size() == atOnce)
                .then()
                .onErrorResume(unavailable -> {
                    log.warn("mails about changed passwords cannot be sent now: {}", unavailable.toString());
                    return Mono.empty();
                });
    }

    /** What cannot be noted is tried again when the lease ends. */
    private Mono<Notice> send(Notice notice) {
        return mails.send(writeLetter.run(notice))
                .flatMap(verdict -> settle(notice, verdict))
                .onErrorResume(failure -> {
                    log.warn(
                            "notice {} will be tried again: {}",
                            notice.id(),
                            failure.getClass().getSimpleName());
                    return Mono.empty();
                })
                .thenReturn(notice);
    }

    private Mono<Void> settle(Notice notice, Verdict verdict) {
        return switch (MailRules.next(verdict, notice.attempt(), settings.patience())) {
            case Next.Sent() -> counted("sent", notices.drop(notice.id()));
            case Next.Dropped(var why) -> counted(why, notices.drop(notice.id()));
            case Next.Postponed(var pause) -> counted("postponed", notices.postpone(notice.id(), now().plus(pause)));
        };
    }

    private Mono<Void> counted(String outcome, Mono<Void> written) {
        return written.doOnSuccess(_ ->
                meters.counter("identity.password.notices", "outcome", outcome).increment());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
