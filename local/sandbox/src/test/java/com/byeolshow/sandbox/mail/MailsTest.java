package com.byeolshow.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.sandbox.RunningSandbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sends with an ordinary mail client. */
class MailsTest extends RunningSandbox {

    @Autowired
    private SmtpCatcher catcher;

    @Test
    void decodesWhatWasSentNewestFirstAndByRecipient() throws Exception {
        send("kim@example.com", "첫 인사 hello", "안녕하세요\n.점으로 시작", "<p>안녕</p>");
        send("lee@example.com", "plain", "x", "<p>y</p>");
        assertThat(mails("")).extracting(mail -> mail.get("subject")).containsExactly("plain", "첫 인사 hello");

        var mail = mails("?to=KIM@example.com").getFirst();
        assertThat(mail)
                .containsEntry("subject", "첫 인사 hello")
                .containsEntry("sender", "shop@byeolshow.example")
                .containsEntry("recipients", List.of("kim@example.com"))
                .containsEntry("html", "<p>안녕</p>")
                .containsEntry("attachments", List.of("영수증.txt"));
        assertThat(String.valueOf(mail.get("text"))).startsWith("안녕하세요").contains(".점으로 시작");
        assertThat(String.valueOf(mail.get("messageId"))).startsWith("<");
        assertThat(mails("?to=none@example.com")).isEmpty();
        control.get()
                .uri("/__sandbox/mails/" + mail.get("id") + "/source")
                .exchange()
                .expectHeader()
                .contentType("text/plain;charset=UTF-8")
                .expectBody(String.class)
                .value(source -> assertThat(source).contains("MIME-Version"));
    }

    @Test
    void pagesShowMailAsTextAndNeverRunIt() throws Exception {
        send(
                "park@example.com",
                "<img src=x onerror=alert(1)>",
                "<script>alert(1)</script>",
                "<script>alert(2)</script>");
        var id = String.valueOf(mails("").getFirst().get("id"));
        var list = page("/mails");
        assertThat(list)
                .contains("<html lang=\"ko\">", "<h1>", "<caption>", "scope=\"col\"", "&lt;img src=x")
                .doesNotContain("<img", "<script");
        var detail = page("/mails/" + id);
        assertThat(detail)
                .contains("<iframe sandbox title=", "&lt;script&gt;alert(1)")
                .doesNotContain("<script", "<img", "alert(2)");
        control.get()
                .uri("/mails/" + id + "/html")
                .exchange()
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy)
                        .startsWith("sandbox; default-src 'none'")
                        .doesNotContain("allow-scripts"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff");
        control.get().uri("/mails/none").exchange().expectStatus().isNotFound();
        control.get().uri("/mails/none/html").exchange().expectStatus().isNotFound();
    }

    @Test
    void anEmptyPageSaysSo() {
        assertThat(page("/mails")).contains("받은 메일이 없습니다");
    }

    @Test
    void temporaryRefusalsEndAfterTwo() throws Exception {
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> send("tmp-1@example.com", "s", "t", "h"))
                    .isInstanceOf(MessagingException.class)
                    .hasStackTraceContaining("451");
        }
        send("tmp-1@example.com", "s", "t", "h");
        assertThat(mails("?to=tmp-1@example.com")).hasSize(1);
    }

    @Test
    void permanentRefusalsStay() {
        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(() -> send("perm-1@example.com", "s", "t", "h"))
                    .isInstanceOf(MessagingException.class)
                    .hasStackTraceContaining("550");
        }
        assertThat(mails("")).isEmpty();
    }

    @Test
    void slowOnesAnswerLate() throws Exception {
        var before = System.nanoTime();
        send("slow-1@example.com", "s", "t", "h");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(mails("?to=slow-1@example.com")).hasSize(1);
    }

    @Test
    void droppedOnesAreKeptAlthoughTheSenderCannotKnow() {
        assertThatThrownBy(() -> send("drop-1@example.com", "s", "t", "h")).isInstanceOf(MessagingException.class);
        assertThat(mails("?to=drop-1@example.com")).hasSize(1);
    }

    private void send(String to, String subject, String text, String html) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(catcher.port()));
        properties.put("mail.smtp.timeout", "20000");
        properties.put("mail.smtp.auth", "true");
        var session = Session.getInstance(properties);
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@byeolshow.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        var both = new MimeMultipart("mixed");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        both.addBodyPart(plain);
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        both.addBodyPart(rich);
        var attached = new MimeBodyPart();
        attached.setText("1,000원", "UTF-8");
        attached.setDisposition("attachment");
        attached.setHeader("Content-Disposition", "attachment; filename=\"=?UTF-8?B?7JiB7IiY7KadLnR4dA==?=\"");
        both.addBodyPart(attached);
        message.setContent(both);
        Transport.send(message, "any", "account");
    }

    private String page(String path) {
        return Objects.requireNonNull(control.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy).startsWith("default-src 'none'"))
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> mails(String query) {
        var answer = object(control.get().uri("/__sandbox/mails" + query).exchange());
        return (List<Map<String, Object>>) Objects.requireNonNull(answer.get("mails"));
    }
}
