package com.byeolshow.identity.recovery.model;

import java.time.Duration;

/** What a mail server's answer means for a mail. */
public final class MailRules {

    private static final int AUTHENTICATION_FIRST = 530;
    private static final int AUTHENTICATION_LAST = 539;

    private MailRules() {}

    /** What becomes of a mail after an attempt. */
    public enum Verdict {
        /** The server has it. */
        SENT,
        /** Nobody has it, or nobody knows: try again, under the same message id. */
        LATER,
        /** As {@link #LATER}, and nothing will change until an operator does something. */
        LATER_WITH_ALERT,
        /** No server will ever take it. */
        UNDELIVERABLE
    }

    /** What is to be done about a mail after an attempt. */
    public sealed interface Next {

        /** It is out. */
        record Sent() implements Next {}

        /** Nobody tries again; {@code why} is how the counter of mails calls it. */
        record Dropped(String why) implements Next {}

        record Postponed(Duration pause) implements Next {}
    }

    /**
     * Patience with a mail server.
     *
     * @param attempts before a mail is given up, from 1
     * @param first wait after the first attempt that did not succeed
     * @param longest no wait is longer
     */
    public record Patience(int attempts, Duration first, Duration longest) {}

    /** @param attempt the one that ended with this verdict, from 1 */
    public static Next next(Verdict verdict, int attempt, Patience patience) {
        return switch (verdict) {
            case SENT -> new Next.Sent();
            case UNDELIVERABLE -> new Next.Dropped("undeliverable");
            case LATER, LATER_WITH_ALERT ->
                attempt >= patience.attempts()
                        ? new Next.Dropped("given-up")
                        : new Next.Postponed(waitAfter(attempt, patience.first(), patience.longest()));
        };
    }

    /** @param reply the server's code; 0 when there was none, as with a lost connection */
    public static Verdict verdict(int reply) {
        if (reply >= AUTHENTICATION_FIRST && reply <= AUTHENTICATION_LAST) {
            return Verdict.LATER_WITH_ALERT;
        }
        return reply >= 500 && reply <= 599 ? Verdict.UNDELIVERABLE : Verdict.LATER;
    }

    /**
     * How long to wait after an attempt that did not succeed: twice as long each time.
     *
     * @param attempt from 1
     */
    public static Duration waitAfter(int attempt, Duration first, Duration longest) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(attempt, 1) - 1, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
