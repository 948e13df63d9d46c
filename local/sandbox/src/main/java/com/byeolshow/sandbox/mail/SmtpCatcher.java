package com.byeolshow.sandbox.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.byeolshow.sandbox.SandboxSettings;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Hangup;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Say;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.SayLate;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Silence;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.tcp.TcpServer;

/** Accepts mail on a loopback port and keeps it. */
@Component
final class SmtpCatcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpCatcher.class);

    /** Far beyond the thousand bytes SMTP allows in a line, since some senders do not care. */
    private static final int LONGEST_LINE = 65_536;

    /** RFC 5321 asks a server for five minutes of patience. */
    private static final int PATIENCE_SECONDS = 300;

    private final SandboxSettings settings;
    private final Mails mails;
    private @Nullable DisposableServer server;

    SmtpCatcher(SandboxSettings settings, Mails mails) {
        this.settings = settings;
        this.mails = mails;
    }

    @Override
    public void start() {
        server = TcpServer.create()
                .host(settings.host())
                .port(settings.mail().smtpPort())
                .doOnConnection(connection -> connection
                        .addHandlerLast(new LineBasedFrameDecoder(LONGEST_LINE))
                        .addHandlerLast(new ReadTimeoutHandler(PATIENCE_SECONDS)))
                .handle(this::converse)
                .bindNow();
        LOG.info("mail is caught on port {}", port());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.disposeNow();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** The port in use, or -1 while stopped. */
    int port() {
        return server == null ? -1 : server.port();
    }

    private Publisher<Void> converse(NettyInbound in, NettyOutbound out) {
        var conversation = new SmtpConversation(mails::putOff, mails::add);
        return said(out, SmtpConversation.greeting())
                .thenMany(in.receive()
                        .asString(ISO_8859_1)
                        .map(conversation::hear)
                        .takeUntil(Hangup.class::isInstance)
                        .concatMap(reply -> answer(out, reply)))
                .then();
    }

    private Mono<Void> answer(NettyOutbound out, Reply reply) {
        return switch (reply) {
            case Say(var lines) -> said(out, lines);
            case SayLate(var lines) -> Mono.delay(settings.mail().slowReply()).then(said(out, lines));
            case Hangup(var lines) -> lines.isEmpty() ? Mono.empty() : said(out, lines);
            case Silence _ -> Mono.empty();
        };
    }

    private static Mono<Void> said(NettyOutbound out, String lines) {
        return out.sendString(Mono.just(lines + "\r\n"), ISO_8859_1).then();
    }
}
