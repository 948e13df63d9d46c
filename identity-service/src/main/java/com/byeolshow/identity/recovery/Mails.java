package com.byeolshow.identity.recovery;

import com.byeolshow.identity.recovery.model.MailRules;
import com.byeolshow.identity.recovery.model.MailRules.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hands mails to the mail server, on a few threads of their own, as the client blocks for as long as the server likes. */
@Component
class Mails implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Mails.class);

    private static final String SENDER = "Byeolshow";

    /** Claims are as large as the threads, so more than a few never wait. */
    private static final int QUEUE = 100;

    private static final int AUTHENTICATION_FAILED = 535;

    private final JavaMailSender sender;
    private final RecoverySettings settings;
    private final Clock clock;
    private final Scheduler threads;

    Mails(JavaMailSender sender, RecoverySettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
        this.threads = Schedulers.newBoundedElastic(settings.mail().threads(), QUEUE, "mails");
    }

    /** Never fails for what the mail server does. */
    Mono<Verdict> send(Letter letter) {
        return Mono.fromCallable(() -> {
                    sender.send(mime(letter));
                    return Verdict.SENT;
                })
                .subscribeOn(threads)
                .onErrorResume(MailException.class, failure -> Mono.just(verdict(letter, failure)));
    }

    private MimeMessage mime(Letter letter) throws MessagingException, UnsupportedEncodingException {
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
        MimeMessage message = sender.createMimeMessage();
        message.setFrom(new InternetAddress(settings.mail().from(), SENDER, StandardCharsets.UTF_8.name()));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // Tells mail robots not to answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", letter.messageId());
        message.setContent(new MimeMultipart("alternative", text, html));
        return message;
    }

    private static Verdict verdict(Letter letter, MailException failure) {
        int reply = failure instanceof MailAuthenticationException ? AUTHENTICATION_FAILED : reply(failure);
        Verdict verdict = MailRules.verdict(reply);
        // The exception's own words may name the recipient.
        log.atLevel(verdict == Verdict.LATER_WITH_ALERT ? Level.ERROR : Level.WARN)
                .log(
                        "mail {} was not sent: {} {}, {}",
                        letter.messageId(),
                        failure.getClass().getSimpleName(),
                        reply,
                        verdict);
        return verdict;
    }

    /** The server's code, wherever the client hid it; 0 when there was none. */
    private static int reply(MailException failure) {
        Stream<? extends Throwable> roots = failure instanceof MailSendException send
                ? Stream.concat(Stream.of(failure), Arrays.stream(send.getMessageExceptions()))
                : Stream.of(failure);
        return roots.flatMap(Mails::chain)
                .mapToInt(Mails::code)
                .filter(code -> code > 0)
                .findFirst()
                .orElse(0);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(
                failure,
                link -> link != null,
                link -> link instanceof MessagingException mail && mail.getNextException() != null
                        ? mail.getNextException()
                        : link.getCause());
    }

    private static int code(Throwable link) {
        return switch (link) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused -> refused.getReturnCode();
            default -> 0;
        };
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
