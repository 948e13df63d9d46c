package com.byeolshow.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.mail.SmtpConversation.Letter;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Hangup;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.Say;
import com.byeolshow.sandbox.mail.SmtpConversation.Reply.SayLate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmtpConversationTest {
    private final List<Letter> letters = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final SmtpConversation conversation =
            new SmtpConversation(address -> counts.merge(address, 1, Integer::sum) - 1, letters::add);

    @Test
    void takesALetterAndUndoublesDots() {
        assertThat(said("EHLO me")).startsWith("250-sandbox").contains("SIZE", "AUTH PLAIN LOGIN");
        assertThat(said("MAIL FROM:<from@example.com> SIZE=10")).startsWith("250");
        assertThat(said("RCPT TO:<ok@example.com>")).startsWith("250");
        assertThat(said("rcpt to:<two@example.com>")).startsWith("250");
        assertThat(said("DATA")).startsWith("354");
        conversation.hear("Subject: hello");
        conversation.hear("");
        conversation.hear("..dot");
        assertThat(said(".")).startsWith("250");
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().sender()).isEqualTo("from@example.com");
        assertThat(letters.getFirst().recipients()).containsExactly("ok@example.com", "two@example.com");
        assertThat(new String(letters.getFirst().content(), StandardCharsets.UTF_8))
                .isEqualTo("Subject: hello\r\n\r\n.dot\r\n");
    }

    @Test
    void putsOffTwiceThenAccepts() {
        said("MAIL FROM:<a@example.com>");
        assertThat(said("RCPT TO:<tmp-1@example.com>")).startsWith("451");
        assertThat(said("RCPT TO:<tmp-1@example.com>")).startsWith("451");
        assertThat(said("RCPT TO:<tmp-1@example.com>")).startsWith("250");
        assertThat(said("RCPT TO:<tmp-2@example.com>")).startsWith("451");
    }

    @Test
    void refusesForGood() {
        said("MAIL FROM:<a@example.com>");
        assertThat(said("RCPT TO:<perm-1@example.com>")).startsWith("550");
        assertThat(said("DATA")).startsWith("503");
    }

    @Test
    void answersLateOrNotAtAllAfterKeepingTheLetter() {
        assertThat(send("slow-1@example.com")).isInstanceOf(SayLate.class);
        assertThat(send("drop-1@example.com")).isEqualTo(new Hangup(""));
        assertThat(letters).hasSize(2);
    }

    @Test
    void insistsOnTheOrderOfCommands() {
        assertThat(said("RCPT TO:<a@example.com>")).startsWith("503");
        assertThat(said("DATA")).startsWith("503");
        assertThat(said("MAIL FROM:<>")).startsWith("250");
        assertThat(said("RCPT TO:<>")).startsWith("501");
        assertThat(said("RCPT TO:<a@example.com>")).startsWith("250");
        assertThat(said("RSET")).startsWith("250");
        assertThat(said("DATA")).startsWith("503");
        assertThat(said("STARTTLS")).startsWith("500");
        assertThat(conversation.hear("QUIT")).isInstanceOf(Hangup.class);
    }

    @Test
    void acceptsAnyAccount() {
        assertThat(said("AUTH PLAIN AGEAYg==")).startsWith("235");
        assertThat(said("AUTH PLAIN")).startsWith("334");
        assertThat(said("AGEAYg==")).startsWith("235");
        assertThat(said("AUTH LOGIN")).startsWith("334");
        assertThat(said("YQ==")).startsWith("334");
        assertThat(said("Yg==")).startsWith("235");
        assertThat(said("AUTH CRAM-MD5")).startsWith("504");
        assertThat(said("NOOP")).startsWith("250");
    }

    @Test
    void refusesAMailBeyondTheLimitAndARecipientBeyondTheHundredth() {
        said("MAIL FROM:<a@example.com>");
        for (var i = 0; i < 100; i++) {
            assertThat(said("RCPT TO:<r" + i + "@example.com>")).startsWith("250");
        }
        assertThat(said("RCPT TO:<one-more@example.com>")).startsWith("452");
        said("DATA");
        var line = "x".repeat(1_000);
        for (var i = 0; i < 1_100; i++) {
            conversation.hear(line);
        }
        assertThat(said(".")).startsWith("552");
        assertThat(letters).isEmpty();
    }

    private Reply send(String to) {
        said("MAIL FROM:<a@example.com>");
        said("RCPT TO:<" + to + ">");
        said("DATA");
        conversation.hear("Subject: x");
        return conversation.hear(".");
    }

    private String said(String line) {
        return conversation.hear(line) instanceof Say(var lines) ? lines : "";
    }
}
