package com.byeolshow.sandbox;

import com.byeolshow.sandbox.control.ControlServer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole sandbox on free ports, emptied before each test, with a product that receives its webhooks. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sandbox.seed=7",
            "sandbox.mail.smtp-port=0",
            "sandbox.mail.slow-reply=400ms",
            "sandbox.social.slow-reply=400ms"
        })
public abstract class RunningSandbox {
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    @Autowired
    private Environment environment;

    @Autowired
    private ControlServer controlServer;

    protected WebTestClient api = WebTestClient.bindToServer().build();
    protected WebTestClient control = WebTestClient.bindToServer().build();
    protected Product product = new Product();

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

    protected void fault(String provider, Map<String, Object> action) {
        control("/__sandbox/faults", Map.of("provider", provider, "action", action));
    }

    protected static Map<String, Object> object(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectBody(OBJECT).returnResult().getResponseBody());
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }
}
