package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a real broker, on which identity says what became of tokens. */
@GatewayTest
class RevokedTokenTest {

    /** Usually a few milliseconds; only a test that fails waits for it. */
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);

    @Autowired
    Client client;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry properties) throws ExecutionException, InterruptedException {
        KAFKA.afterPropertiesSet();
        try (var admin = Admin.create(Map.of("bootstrap.servers", KAFKA.getBrokersAsString()))) {
            admin.createTopics(List.of(new NewTopic("identity.revocations", Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
        properties.add("byeolshow.security.revocations.follow", () -> "true");
        properties.add("byeolshow.security.revocations.bootstrap-servers", KAFKA::getBrokersAsString);
    }

    @AfterAll
    static void stop() {
        KAFKA.destroy();
    }

    @Test
    void revokedTokenIsRefusedInTimeAlthoughItsSignatureIsRemembered() throws ParseException {
        String token = Tokens.customer("c-" + UUID.randomUUID());
        String other = Tokens.customer("c-" + UUID.randomUUID());
        assertThat(status("/user/", token)).isEqualTo(200);

        publish(
                "session",
                JWTParser.parse(token).getJWTClaimsSet().getJWTID(),
                "\"version\":1,\"reason\":\"logged-out\"");

        within(() -> status("/user/", token) == 401);
        assertThat(status("/user/", other)).isEqualTo(200);
        client.call("GET", "/user/", token)
                .exchange()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
        client.call("GET", "/coupon/manager/", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.headers.authorization")
                .doesNotExist();
    }

    @Test
    void everyTokenOfACustomerIsRefusedInTime() {
        String customer = "c-" + UUID.randomUUID();
        String phone = Tokens.customer(customer);
        String tablet = Tokens.customer(customer);
        assertThat(status("/user/", phone)).isEqualTo(200);

        publish("customer", customer, "\"version\":1,\"validFrom\":1,\"reason\":\"password-changed\"");

        within(() -> status("/user/", phone) == 401);
        assertThat(status("/user/", tablet)).isEqualTo(401);
    }

    @Test
    void changedRolesCountInTimeInTokensThatAreOut() {
        String customer = "c-" + UUID.randomUUID();
        String token = Tokens.customer(customer);
        assertThat(status("/influencer/streamkey/", token)).isEqualTo(401);

        publish(
                "customer",
                customer,
                "\"version\":1,\"validFrom\":0,\"roles\":[\"customer\",\"influencer\"],\"reason\":\"roles-changed\"");
        within(() -> status("/influencer/streamkey/", token) == 200);

        publish(
                "customer",
                customer,
                "\"version\":2,\"validFrom\":0,\"roles\":[\"customer\"],\"reason\":\"roles-changed\"");
        within(() -> status("/influencer/streamkey/", token) == 401);
        assertThat(status("/user/", token)).isEqualTo(200);
    }

    private int status(String path, String token) {
        return client.call("GET", path, token)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getStatus()
                .value();
    }

    private static void publish(String subject, String id, String facts) {
        String entry = "{\"subject\":\"%s\",\"id\":\"%s\",%s,\"occurredAt\":\"%s\",\"expiresAt\":\"%s\"}"
                .formatted(subject, id, facts, Instant.now(), Instant.now().plus(Duration.ofDays(1)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA.getBrokersAsString()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("identity.revocations", subject + ":" + id, entry))
                    .get();
        } catch (InterruptedException | ExecutionException unpublished) {
            throw new IllegalStateException(unpublished);
        }
    }

    private static void within(Callable<Boolean> condition) {
        Awaitility.await().atMost(IN_TIME).pollInterval(Duration.ofMillis(20)).until(condition);
    }
}
