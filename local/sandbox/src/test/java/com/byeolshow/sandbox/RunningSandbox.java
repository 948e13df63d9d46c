package com.byeolshow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import com.byeolshow.sandbox.control.ControlServer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The whole sandbox on free ports, emptied before each test, with a product that receives its webhooks. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sandbox.seed=7",
            "sandbox.mail.smtp-port=0",
            "sandbox.mail.slow-reply=400ms",
            "sandbox.social.slow-reply=400ms"
        })
@Import(VirtualPatience.class)
public abstract class RunningSandbox {
    /** The push provider's only service account. All tests know the same one, so that one running sandbox serves all. */
    protected static final KeyPair PUSH_ACCOUNT = keys();

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    @Autowired
    private Environment environment;

    @Autowired
    private ControlServer controlServer;

    @Autowired
    private VirtualTimeScheduler patience;

    protected WebTestClient api = WebTestClient.bindToServer().build();
    protected WebTestClient control = WebTestClient.bindToServer().build();
    protected Product product = new Product();

    @DynamicPropertySource
    static void pushAccount(DynamicPropertyRegistry properties) {
        properties.add("sandbox.fcm.public-key", () -> Base64.getEncoder()
                .encodeToString(PUSH_ACCOUNT.getPublic().getEncoded()));
    }

    @BeforeEach
    void startEmpty() {
        api = client(apiPort());
        control = client(controlServer.port());
        control("/__sandbox/reset", Map.of("seed", 7));
    }

    @AfterEach
    void stopProduct() {
        product.close();
    }

    protected int apiPort() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    protected int controlPort() {
        return controlServer.port();
    }

    protected Map<String, Object> control(String path, Map<String, Object> body) {
        return object(control.post()
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful());
    }

    protected void aim(String provider, Map<String, Object> target) {
        control.put()
                .uri("/__sandbox/webhooks/" + provider)
                .bodyValue(target)
                .exchange()
                .expectStatus()
                .isOk();
    }

    protected void advance(Duration by) {
        control("/__sandbox/clock", Map.of("advanceMs", by.toMillis()));
    }

    /** Lets time pass for who waits for an answer to a webhook: real time, which these tests need not live through. */
    protected void waitForAnswers(Duration time) {
        patience.advanceTimeBy(time);
    }

    /** What became of the provider's webhooks, oldest first. */
    @SuppressWarnings("unchecked")
    protected List<Map<String, Object>> deliveries(String provider) {
        var all = object(control.get()
                .uri("/__sandbox/webhooks/" + provider + "/deliveries")
                .exchange());
        return (List<Map<String, Object>>) Objects.requireNonNull(all.get("deliveries"));
    }

    /**
     * Waits until the last webhook has seen this many attempts and is in the state. The number matters: one that is tried
     * again stays in the state it had until it is answered.
     */
    protected Map<String, Object> awaitLast(String provider, String state, int attempts) {
        await().pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(deliveries(provider).getLast())
                        .containsEntry("state", state)
                        .extracting("attempts", LIST)
                        .hasSize(attempts));
        return deliveries(provider).getLast();
    }

    protected void fault(String provider, Map<String, Object> action) {
        control("/__sandbox/faults", Map.of("provider", provider, "action", action));
    }

    protected static Map<String, Object> object(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectBody(OBJECT).returnResult().getResponseBody());
    }

    protected static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }
}
