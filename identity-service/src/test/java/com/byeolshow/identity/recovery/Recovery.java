package com.byeolshow.identity.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People.Person;
import com.byeolshow.platform.testing.Awaiting;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Somebody who cannot log in, at an address nobody else has. */
public final class Recovery {

    private static final Pattern LINK =
            Pattern.compile("https://shop\\.byeolshow\\.example/forgetuser/reset/\\?token=(\\S+)");
    private static final Pattern SHOWN = Pattern.compile("<code id=\"password\">([^<]+)</code>");

    private final WebTestClient web;
    private final PostOffice postOffice;
    private final String address = "2001:db8:%x:%x::1"
            .formatted(
                    ThreadLocalRandom.current().nextInt(1, 65_000),
                    ThreadLocalRandom.current().nextInt(1, 65_000));

    public Recovery(WebTestClient web, PostOffice postOffice) {
        this.web = web;
        this.postOffice = postOffice;
    }

    public WebTestClient.ResponseSpec findId(Map<String, ?> body) {
        return post("/forgetuser/find_id/", body);
    }

    public WebTestClient.ResponseSpec ask(String userId, String email) {
        return post("/forgetuser/get_certificate/", Map.of("userId", userId, "email", email));
    }

    public WebTestClient.ResponseSpec post(String path, Object body) {
        return web.post()
                .uri(path)
                .header("X-Forwarded-For", address)
                .bodyValue(body)
                .exchange();
    }

    public WebTestClient.ResponseSpec open(String token) {
        return web.get()
                .uri(to ->
                        to.path("/forgetuser/reset/").queryParam("token", token).build())
                .exchange();
    }

    public WebTestClient.ResponseSpec confirm(String token) {
        return web.post()
                .uri("/forgetuser/reset/")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("token", token))
                .exchange();
    }

    /** Asks for a person and reads their mail. */
    public String mailedToken(Person person) {
        ask(person.userId(), person.email()).expectStatus().isAccepted().expectBody(Void.class);
        return token(awaitMails(person.email(), 1).getFirst());
    }

    public List<MimeMessage> awaitMails(String email, int count) {
        Awaiting.until(() -> postOffice.mailsFor(email).size() >= count);
        return postOffice.mailsFor(email);
    }

    public static String token(MimeMessage mail) {
        Matcher link = LINK.matcher(part(mail, 0));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** The mail's text (0) or HTML (1). */
    public static String part(MimeMessage mail, int index) {
        try {
            return (String) ((Multipart) mail.getContent()).getBodyPart(index).getContent();
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public static String shownPassword(String page) {
        Matcher shown = SHOWN.matcher(page);
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    public static String bodyOf(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(String.class).returnResult().getResponseBody());
    }
}
