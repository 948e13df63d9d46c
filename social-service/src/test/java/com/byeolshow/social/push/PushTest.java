package com.byeolshow.social.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.social.Given;
import com.byeolshow.social.notification.Notifications;
import com.byeolshow.social.notification.model.Notice;
import com.byeolshow.social.push.PlayedFcm.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PushTest {

    private static final PlayedFcm FCM = new PlayedFcm();

    private final WebTestClient web;
    private final TestTokens tokens;
    private final Notifications notifications;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    PushTest(
            WebTestClient web,
            TestTokens tokens,
            Notifications notifications,
            DatabaseClient database,
            TransactionalOperator transaction) {
        this.web = web;
        this.tokens = tokens;
        this.notifications = notifications;
        this.database = database;
        this.transaction = transaction;
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("byeolshow.clients.fcm.base-url", FCM::address);
        properties.add("byeolshow.clients.fcm-tokens.base-url", FCM::address);
    }

    @AfterAll
    static void close() {
        FCM.close();
    }

    @Test
    void aNotificationIsPushedToEveryDeviceOfItsCustomerInItsLanguage(CapturedOutput output) {
        String me = Given.id("me");
        String korean = device(me, "ios", null);
        String english = device(me, "android", "en");
        String foreign = device(Given.id("stranger"), "android", null);
        long id = pay(me, "비밀스러운 선물");

        Awaiting.until(() ->
                FCM.messagesTo(korean).size() == 1 && FCM.messagesTo(english).size() == 1 && pushes(me) == 0);
        var message = FCM.messagesTo(korean).getFirst();
        assertThat(message.at("/notification/title").asString()).isEqualTo("별쇼");
        assertThat(message.at("/notification/body").asString()).isEqualTo("'비밀스러운 선물' 주문의 20,000원이 결제되었습니다.");
        assertThat(message.at("/data/orderId").asString()).isEqualTo("order-1");
        assertThat(message.at("/data/kind").asString()).isEqualTo("order-paid");
        assertThat(message.at("/data/notificationId").asString()).isEqualTo(Long.toString(id));
        assertThat(message.at("/android/collapse_key").asString())
                .isEqualTo(message.at("/apns/headers/apns-collapse-id").asString());
        assertThat(message.at("/android/ttl").asString()).matches("3[0-9]{3}s");
        assertThat(FCM.messagesTo(english).getFirst().at("/notification/body").asString())
                .isEqualTo("Your payment of ₩20,000 for “비밀스러운 선물” arrived.");
        assertThat(FCM.messagesTo(foreign)).isEmpty();
        assertThat(FCM.assertions.getFirst())
                .contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer", "assertion=ey");
        assertThat(output).doesNotContain("비밀스러운").doesNotContain(korean).doesNotContain("bearer-1");
    }

    @Test
    void devicesTheProviderDoesNotKnowAreForgotten() {
        for (var gone : List.of(
                new Answer(404, "UNREGISTERED", 0),
                new Answer(400, "INVALID_ARGUMENT", 0),
                new Answer(403, "SENDER_ID_MISMATCH", 0))) {
            String me = Given.id("me");
            String device = device(me, "android", null);
            FCM.answer(device, gone);
            pay(me, "t");
            Awaiting.until(() -> devices(me) == 0);
            assertThat(FCM.messagesTo(device)).hasSize(1);
            assertThat(pushes(me)).isZero();
        }
    }

    @Test
    void whatIsRefusedForNowIsSentAgainWhenTheProviderWantsIt() {
        String quota = Given.id("me");
        String quotaDevice = device(quota, "android", null);
        FCM.answer(quotaDevice, new Answer(429, "QUOTA_EXCEEDED", 1), new Answer(429, "QUOTA_EXCEEDED", 0));
        String flaky = Given.id("me");
        String flakyDevice = device(flaky, "android", null);
        FCM.answer(flakyDevice, new Answer(503, "UNAVAILABLE", 1), new Answer(500, "INTERNAL", 0));
        long begun = System.nanoTime();
        pay(quota, "t");
        pay(flaky, "t");
        Awaiting.until(() -> pushes(quota) == 0 && pushes(flaky) == 0);
        assertThat(System.nanoTime() - begun).isGreaterThan(1_000_000_000L);
        assertThat(FCM.messagesTo(quotaDevice)).hasSize(3);
        assertThat(FCM.messagesTo(flakyDevice)).hasSize(3);
        assertThat(devices(quota)).isOne();
    }

    @Test
    void anAccessTokenThatIsNotTakenAnyMoreIsReplaced() {
        String me = Given.id("me");
        String device = device(me, "web", null);
        pay(me, "t");
        Awaiting.until(() -> FCM.messagesTo(device).size() == 1);
        FCM.endToken();
        pay(me, "t", "order-2");
        Awaiting.until(() -> FCM.messagesTo(device).size() == 2 && pushes(me) == 0);
    }

    @Test
    void aPushThatACrashedReplicaLeftIsSent() {
        String me = Given.id("me");
        String device = device(me, "android", null);
        long id = pay(me, "t");
        Awaiting.until(() -> pushes(me) == 0);
        // As a replica leaves it that was killed during an attempt: the lease is over, the row is there.
        execute("""
                INSERT INTO pushes (device_id, notification_id, due_at, attempts)
                SELECT d.id, %d, now() - interval '1 second', 1 FROM devices d WHERE d.token = '%s'""".formatted(id, device));
        Awaiting.until(() -> FCM.messagesTo(device).size() == 2 && pushes(me) == 0);
    }

    @Test
    void nobodyIsToldWhatIsReadOrOldOrWasForAFormerOwner() {
        String me = Given.id("me");
        String device = device(me, "android", null);
        execute("""
                INSERT INTO notifications (customer_id, kind, subject, details, created_at, read_at)
                VALUES ('%1$s', 'order-paid', 'a', '{"orderId":"a","amount":1}', now(), now()),
                       ('%1$s', 'order-paid', 'b', '{"orderId":"b","amount":1}', now() - interval '61 minutes', null)
                """.formatted(me));
        Awaiting.until(() -> pushes(me) == 0);
        assertThat(FCM.messagesTo(device)).isEmpty();

        // The next owner logs in while something of the former one's waits.
        FCM.answer(device, new Answer(503, "UNAVAILABLE", 2));
        pay(me, "t");
        Awaiting.until(() -> FCM.messagesTo(device).size() == 1);
        String next = Given.id("next");
        register(next, device, Map.of("platform", "android")).expectStatus().isNoContent();
        assertThat(pushes(me)).isZero();
        assertThat(devices(me)).isZero();
        assertThat(devices(next)).isOne();
    }

    @Test
    void onlySoManyCallsAreUnderWayAtOnce() {
        String star = Given.id("crowd");
        execute("""
                INSERT INTO devices (token, customer_id, platform, language, registered_at)
                SELECT '%1$s' || n, '%1$s' || n, 'android', 'ko', now() FROM generate_series(1, 300) n""".formatted(star));
        execute("""
                INSERT INTO notifications (customer_id, kind, subject, details, created_at)
                SELECT '%1$s' || n, 'order-paid', 'a', '{"orderId":"a","amount":1}', now()
                FROM generate_series(1, 300) n""".formatted(star));
        Awaiting.until(() -> number("SELECT count(*) FROM pushes") == 0);
        assertThat(FCM.messages.stream()
                        .map(message -> message.at("/message/token").asString())
                        .filter(token -> token.startsWith(star))
                        .distinct())
                .hasSize(300);
        assertThat(FCM.mostUnderWay.get()).isBetween(2, 32);
    }

    @Test
    void aDeviceIsTakenBackByItsOwnerOnly() {
        String me = Given.id("me");
        String device = device(me, "android", null);
        String stranger = Given.id("stranger");
        remove(stranger, device).expectStatus().isNoContent();
        assertThat(devices(me)).isOne();
        remove(me, device).expectStatus().isNoContent();
        assertThat(devices(me)).isZero();
        remove(me, device).expectStatus().isNoContent();
    }

    @Test
    void aCustomerHasNoMoreThanTwentyDevices() {
        String me = Given.id("me");
        String first = device(me, "android", null);
        for (int number = 0; number < 20; number++) {
            device(me, "web", null);
        }
        assertThat(devices(me)).isEqualTo(20);
        assertThat(number("SELECT count(*) FROM devices WHERE token = '%s'".formatted(first)))
                .isZero();
    }

    @Test
    void aRegistrationThatMeansNothingIsRefused() {
        String me = Given.id("me");
        register(me, "t", Map.of("platform", "fridge")).expectStatus().isBadRequest();
        register(me, "t", Map.of()).expectStatus().isBadRequest();
        register(me, "t", Map.of("platform", "ios", "language", "fr"))
                .expectStatus()
                .isBadRequest();
        register(me, "a b", Map.of("platform", "ios")).expectStatus().isBadRequest();
        web.put()
                .uri("/v1/devices/t")
                .bodyValue(Map.of("platform", "ios"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
        assertThat(devices(me)).isZero();
    }

    private String device(String customer, String platform, @Nullable String language) {
        String token = Given.id("device") + ":APA91b_x-y";
        register(
                        customer,
                        token,
                        language == null
                                ? Map.of("platform", platform)
                                : Map.of("platform", platform, "language", language))
                .expectStatus()
                .isNoContent();
        return token;
    }

    private WebTestClient.ResponseSpec register(String customer, String token, Map<String, String> body) {
        return web.put()
                .uri("/v1/devices/{token}", token)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec remove(String customer, String token) {
        return web.method(HttpMethod.DELETE)
                .uri("/v1/devices/{token}", token)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange();
    }

    private long pay(String customer, String title) {
        return pay(customer, title, "order-1");
    }

    private long pay(String customer, String title, String order) {
        return Objects.requireNonNull(notifications
                        .add(new Notice.OrderPaid(order, title, 20_000), List.of(customer))
                        .as(transaction::transactional)
                        .block())
                .getFirst()
                .id();
    }

    private long pushes(String customer) {
        return number("SELECT count(*) FROM pushes p JOIN notifications n ON n.id = p.notification_id"
                + " WHERE n.customer_id = '%s'".formatted(customer));
    }

    private long devices(String customer) {
        return number("SELECT count(*) FROM devices WHERE customer_id = '%s'".formatted(customer));
    }

    private long number(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).map(row -> row.get(0, Long.class)).one().block());
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}
