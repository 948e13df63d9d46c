package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.App.RawBody;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.stack.Stack;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LaunchedSuite.class)
class PasswordResetIT {

    private static final Pattern LINK = Pattern.compile("href=\"(http[^\"]+/forgetuser/reset/\\?token=[^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern PASSWORD = Pattern.compile("<code id=\"password\">([^<]+)</code>");

    @Test
    void aForgottenPasswordIsReplacedThroughTheMail(Stack stack) {
        App nobody = App.anonymous(stack.doors().gateway());
        App control = App.anonymous(stack.doors().control());
        String userId = "r" + UUID.randomUUID().toString().substring(0, 8);
        String email = userId + "@example.com";
        App loggedIn = Shopper.register(stack.doors(), userId);

        nobody.post("/forgetuser/get_certificate/", Map.of("userId", userId, "email", email))
                .expect(202);
        String mails = "/__sandbox/mails?to=" + email;
        Await.until(
                "the mail came", () -> !control.get(mails).json().at("/mails").isEmpty());
        String page = control.get("/mails/" + control.get(mails).text("/mails/0/id") + "/html")
                .expect(200)
                .body();
        URI link = URI.create(found(LINK, page));
        assertThat(link.getPort()).isEqualTo(stack.doors().gateway().getPort());

        String question = nobody.get(link.getRawPath() + "?" + link.getRawQuery())
                .expect(200)
                .body();
        nobody.login(userId, Shopper.PASSWORD);
        String form = "token=" + URLEncoder.encode(found(TOKEN, question), StandardCharsets.UTF_8);
        String answer = nobody.post("/forgetuser/reset/", new RawBody("application/x-www-form-urlencoded", form))
                .expect(200)
                .body();

        nobody.login(userId, found(PASSWORD, answer));
        nobody.post("/user/auth/", Map.of("userId", userId, "password", Shopper.PASSWORD))
                .expect(400);
        Await.until("the old session ended", () -> loggedIn.get("/user/").status() == 401);
        Await.until("elsewhere too", () -> loggedIn.get("/coupon/").status() == 401);
        nobody.post("/forgetuser/reset/", new RawBody("application/x-www-form-urlencoded", form))
                .expect(410);
    }

    private static String found(Pattern wanted, String text) {
        Matcher matcher = wanted.matcher(text);
        assertThat(matcher.find()).as("%s in %s", wanted, text).isTrue();
        return matcher.group(1);
    }
}
