package com.byeolshow.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.example.ExampleService;
import com.byeolshow.platform.web.RandomIds;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What identity says about tokens reaches every service, which started before anything was said. */
@ServiceTest
@ContextConfiguration(classes = ExampleService.class)
class RevokedTokenTest {

    private static final Duration IN_TIME = Duration.ofSeconds(5);

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final RandomIds ids = new RandomIds();

    RevokedTokenTest(WebTestClient web, TestTokens tokens, IncomingEvents incoming) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
    }

    @BeforeAll
    static void topic() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.createTopics(List.of(new NewTopic("identity.revocations", Optional.empty(), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    @Test
    void revokedTokenIsRefusedInTime() throws ParseException {
        String token = tokens.customer(ids.next());
        assertThat(write(token)).isEqualTo(200);

        String session = JWTParser.parse(token).getJWTClaimsSet().getJWTID();
        say("session", session, Map.of("version", 1, "reason", "logged-out"));

        refusedInTime(token);
    }

    @Test
    void everyTokenOfACustomerIsRefusedInTimeAndLaterOnesAreNot() {
        String customer = ids.next();
        String token = tokens.customer(customer);
        assertThat(write(token)).isEqualTo(200);

        say("customer", customer, Map.of("version", 1, "validFrom", 1, "reason", "withdrawn"));

        refusedInTime(token);
        assertThat(write(tokens.customer(customer))).isEqualTo(401);
        assertThat(write(tokens.customer(ids.next()))).isEqualTo(200);
    }

    @Test
    void readinessWaitsForTheRevocations() {
        Awaiting.untilAsserted(() -> web.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectBody()
                .jsonPath("$.components.revocations.status")
                .isEqualTo("UP"));
    }

    private void refusedInTime(String token) {
        long deadline = System.nanoTime() + IN_TIME.toNanos();
        while (write(token) != 401) {
            assertThat(System.nanoTime()).as("within %s", IN_TIME).isLessThan(deadline);
        }
    }

    private void say(String subject, String id, Map<String, Object> facts) {
        var entry = new java.util.HashMap<>(facts);
        entry.put("subject", subject);
        entry.put("id", id);
        entry.put("occurredAt", Instant.now().toString());
        entry.put("expiresAt", Instant.now().plus(Duration.ofDays(1)).toString());
        EventContracts.assertValid("identity.revocation.v1", (Object) entry);
        incoming.publish("identity.revocations", "identity.revocation.v1", subject + ":" + id, entry);
    }

    private int write(String token) {
        return web.post()
                .uri("/notes")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of("id", ids.next(), "text", "x"))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getStatus()
                .value();
    }
}
