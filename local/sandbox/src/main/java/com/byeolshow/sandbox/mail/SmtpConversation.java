package com.byeolshow.sandbox.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Hangup;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Say;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.SayLate;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Silence;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * The server's side of one SMTP connection, line by line and without I/O. Part of a recipient's address decides what
 * goes wrong: {@code tmp-} is put off twice, {@code perm-} refused, {@code slow-} answered late, {@code drop-} accepted
 * and the connection lost before the answer.
 */
final class SmtpConversation {
    static final int LARGEST_MAIL = 1_048_576;
    private static final int MOST_RECIPIENTS = 100;
    private static final int TIMES_PUT_OFF = 2;

    private final ToIntFunction<String> earlierPutOffs;
    private final Consumer<Letter> postbox;
    private final List<String> recipients = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private String sender = "";
    private boolean begun;
    private Mode mode = Mode.COMMANDS;

    /** A mail as it came. */
    record Letter(String sender, List<String> recipients, byte[] content) {}

    /** What the client hears. */
    sealed interface Reply {
        record Say(String lines) implements Reply {}

        /** The same, after the slow server's pause. */
        record SayLate(String lines) implements Reply {}

        /** Last words before closing; empty closes without any. */
        record Hangup(String lines) implements Reply {}

        record Silence() implements Reply {}
    }

    private enum Mode {
        COMMANDS,
        DATA,
        AUTH_USER,
        AUTH_PASSWORD
    }

    SmtpConversation(ToIntFunction<String> earlierPutOffs, Consumer<Letter> postbox) {
        this.earlierPutOffs = earlierPutOffs;
        this.postbox = postbox;
    }

    static String greeting() {
        return "220 sandbox ESMTP";
    }

    /** Hears one line, read as ISO 8859-1 so that bytes survive. */
    Reply hear(String line) {
        return switch (mode) {
            case COMMANDS -> command(line);
            case DATA -> line.equals(".") ? endOfData() : data(line);
            case AUTH_USER -> {
                mode = Mode.AUTH_PASSWORD;
                yield new Say("334 UGFzc3dvcmQ6");
            }
            case AUTH_PASSWORD -> {
                mode = Mode.COMMANDS;
                yield new Say("235 2.7.0 accepted");
            }
        };
    }

    private Reply command(String line) {
        var upper = line.toUpperCase(Locale.ROOT);
        if (upper.startsWith("MAIL FROM:")) {
            return mailFrom(line);
        }
        if (upper.startsWith("RCPT TO:")) {
            return rcptTo(line);
        }
        var space = upper.indexOf(' ');
        return switch (space < 0 ? upper : upper.substring(0, space)) {
            case "HELO" -> new Say("250 sandbox");
            case "EHLO" ->
                new Say(
                        "250-sandbox\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE "
                                + LARGEST_MAIL);
            case "AUTH" -> auth(upper);
            case "DATA" -> startData();
            case "RSET" -> {
                forget();
                yield new Say("250 2.0.0 forgotten");
            }
            case "NOOP" -> new Say("250 2.0.0 still here");
            case "VRFY" -> new Say("252 2.1.5 send it and see");
            case "QUIT" -> new Hangup("221 2.0.0 bye");
            default -> new Say("500 5.5.2 not understood");
        };
    }

    /** Any account opens the catcher: it guards nothing. */
    private Reply auth(String upper) {
        if (upper.startsWith("AUTH PLAIN ")) {
            return new Say("235 2.7.0 accepted");
        }
        if (upper.equals("AUTH PLAIN")) {
            mode = Mode.AUTH_PASSWORD;
            return new Say("334 ");
        }
        if (upper.startsWith("AUTH LOGIN")) {
            mode = upper.length() > "AUTH LOGIN ".length() ? Mode.AUTH_PASSWORD : Mode.AUTH_USER;
            return new Say(mode == Mode.AUTH_USER ? "334 VXNlcm5hbWU6" : "334 UGFzc3dvcmQ6");
        }
        return new Say("504 5.5.4 mechanism not known");
    }

    private Reply mailFrom(String line) {
        forget();
        begun = true;
        sender = address(line);
        return new Say("250 2.1.0 sender ok");
    }

    private Reply rcptTo(String line) {
        var address = address(line);
        if (!begun) {
            return new Say("503 5.5.1 MAIL first");
        }
        if (address.isEmpty() || address.startsWith("@")) {
            return new Say("501 5.1.3 bad address");
        }
        if (address.startsWith("perm-")) {
            return new Say("550 5.1.1 no such mailbox");
        }
        if (address.startsWith("tmp-") && earlierPutOffs.applyAsInt(address) < TIMES_PUT_OFF) {
            return new Say("451 4.3.0 try again later");
        }
        if (recipients.size() >= MOST_RECIPIENTS) {
            return new Say("452 4.5.3 too many recipients");
        }
        recipients.add(address);
        return new Say("250 2.1.5 recipient ok");
    }

    private Reply startData() {
        if (recipients.isEmpty()) {
            return new Say("503 5.5.1 RCPT first");
        }
        mode = Mode.DATA;
        return new Say("354 end with a dot on a line of its own");
    }

    /** A leading dot was doubled by the client; beyond the limit the rest is heard but not kept. */
    private Reply data(String line) {
        var bytes = (line.startsWith(".") ? line.substring(1) : line).getBytes(ISO_8859_1);
        if (content.size() <= LARGEST_MAIL) {
            content.writeBytes(bytes);
            content.write('\r');
            content.write('\n');
        }
        return new Silence();
    }

    private Reply endOfData() {
        mode = Mode.COMMANDS;
        if (content.size() > LARGEST_MAIL) {
            forget();
            return new Say("552 5.3.4 too large");
        }
        var letter = new Letter(sender, List.copyOf(recipients), content.toByteArray());
        forget();
        postbox.accept(letter);
        if (letter.recipients().stream().anyMatch(address -> address.startsWith("drop-"))) {
            return new Hangup("");
        }
        var accepted = "250 2.0.0 caught";
        return letter.recipients().stream().anyMatch(address -> address.startsWith("slow-"))
                ? new SayLate(accepted)
                : new Say(accepted);
    }

    private void forget() {
        begun = false;
        sender = "";
        recipients.clear();
        content.reset();
    }

    private static String address(String line) {
        var open = line.indexOf('<');
        var close = line.indexOf('>', open + 1);
        var bare = open >= 0 && close > open
                ? line.substring(open + 1, close)
                : line.substring(line.indexOf(':') + 1).strip();
        return new String(bare.getBytes(ISO_8859_1), UTF_8);
    }
}
