package com.byeolshow.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class ControlPlaneTest extends RunningSandbox {

    @Test
    void bothPortsSayThatTheyAreUp() {
        api.get().uri("/healthz").exchange().expectStatus().isOk().expectBody().json("{\"ok\":true}");
        control.get()
                .uri("/healthz")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"ok\":true}");
        assertThat(controlPort()).isNotEqualTo(apiPort());
    }

    @Test
    void theControlPlaneIsNotOnTheApiPort() {
        api.post().uri("/__sandbox/reset").exchange().expectStatus().isNotFound();
    }

    @Test
    void theSameSeedGivesTheSameIdsAndNoSeedTheNext() {
        var first = payment();
        control("/__sandbox/reset", Map.of("seed", 7));
        assertThat(payment()).isEqualTo(first);
        assertThat(control("/__sandbox/reset", Map.of())).containsEntry("seed", 8);
        assertThat(payment()).isNotEqualTo(first);
    }

    @Test
    void resetForgetsEverything() {
        payment();
        fault("mux", Map.of("status", 500));
        aim("mux", Map.of("url", product.url("/hook"), "enabled", false));
        advance(Duration.ofHours(1));
        api.get().uri("/mux/video/v1/assets").exchange();
        control("/__sandbox/reset", Map.of());

        assertThat(list("/__sandbox/requests", "requests")).isEmpty();
        assertThat(list("/__sandbox/faults", "faults")).isEmpty();
        assertThat(list("/__sandbox/mails", "mails")).isEmpty();
        assertThat(list("/__sandbox/webhooks/iamport/deliveries", "deliveries")).isEmpty();
        control.get()
                .uri("/__sandbox/webhooks/mux")
                .exchange()
                .expectBody()
                .jsonPath("$.url")
                .isEmpty()
                .jsonPath("$.enabled")
                .isEqualTo(true)
                .jsonPath("$.secret")
                .doesNotExist();
    }

    @Test
    void theClockIsReadFrozenAdvancedAndLetGo() {
        assertThat(control("/__sandbox/clock", Map.of("freezeAt", "2030-05-01T11:00:00Z")))
                .containsEntry("now", "2030-05-01T11:00:00Z")
                .containsEntry("frozen", true);
        advance(Duration.ofMillis(1_500));
        assertThat(object(control.get().uri("/__sandbox/clock").exchange()))
                .containsEntry("now", "2030-05-01T11:00:01.500Z");
        var running = object(control.post()
                .uri("/__sandbox/clock")
                .bodyValue("{\"freezeAt\":null}")
                .exchange());
        assertThat(running).containsEntry("frozen", false);
        assertThat(String.valueOf(running.get("now"))).startsWith("2030-05-01T11:00:0");
    }

    @Test
    void requestsAreShownMaskedAndFiltered() {
        api.post()
                .uri("/iamport/users/getToken?x=1")
                .bodyValue(Map.of("imp_key", "sandbox-imp-key", "imp_secret", "sandbox-imp-secret"))
                .exchange();
        api.get()
                .uri("/mux/video/v1/assets?limit=1")
                .headers(headers -> headers.setBasicAuth("sandbox-token-id", "sandbox-token-secret"))
                .exchange();
        var all = list("/__sandbox/requests", "requests");
        assertThat(all).hasSize(2);
        assertThat(all.toString())
                .contains("/users/getToken", "x=1", "Basic ***")
                .doesNotContain("sandbox-imp-secret", "sandbox-imp-key", "c2FuZGJveC10b2tlbi1pZ");
        assertThat(list("/__sandbox/requests?provider=mux", "requests")).hasSize(1);
        assertThat(list("/__sandbox/requests?path=getToken", "requests")).hasSize(1);
        assertThat(list("/__sandbox/requests?since=1", "requests")).hasSize(1);
        assertThat(list("/__sandbox/requests?since=2999-01-01T00:00:00Z", "requests"))
                .isEmpty();
    }

    @Test
    void onlyTheLastRequestsAreKept() {
        for (var i = 0; i < 501; i++) {
            api.get().uri("/mux/video/v1/assets").exchange();
        }
        var kept = list("/__sandbox/requests", "requests");
        assertThat(kept).hasSize(500);
        assertThat(kept.getFirst()).containsEntry("seq", 2);
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        api.post()
                .uri("/mux/video/v1/live-streams")
                .bodyValue("x".repeat(262_145))
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/__sandbox/clock|{}|400",
                "POST|/__sandbox/clock|{\"advanceMs\":-1}|400",
                "POST|/__sandbox/clock|{\"advanceMs\":\"soon\"}|400",
                "POST|/__sandbox/clock|{\"freezeAt\":\"tomorrow\"}|400",
                "POST|/__sandbox/reset|{\"seed\":\"x\"}|400",
                "GET|/__sandbox/requests?provider=stripe||400",
                "GET|/__sandbox/requests?since=yesterday||400",
                "PUT|/__sandbox/webhooks/stripe|{}|400",
                "PUT|/__sandbox/webhooks/mux|{\"url\":\"file:///etc/passwd\"}|400",
                "PUT|/__sandbox/webhooks/mux|{\"contentType\":\"form\"}|400",
                "PUT|/__sandbox/webhooks/iamport|{\"contentType\":\"xml\"}|400",
                "PUT|/__sandbox/webhooks/iamport|{\"enabled\":\"maybe\"}|400",
                "POST|/__sandbox/webhooks/mux/emit|{\"event\":\"x\",\"objectId\":\"y\"}|409",
                "PUT|/__sandbox/iamport/policy|{\"voidStatus\":\"paid\"}|400",
                "POST|/__sandbox/mux/scenario|{}|400",
                "POST|/__sandbox/mux/scenario|{\"name\":\"dance\",\"args\":{\"streamId\":\"x\"}}|400",
                "POST|/__sandbox/mux/scenario|{\"name\":\"go_live\",\"args\":{}}|400",
                "POST|/__sandbox/mux/scenario|{\"name\":\"go_live\",\"args\":{\"streamId\":\"x\"}}|404",
                "POST|/__sandbox/iamport/scenario|{\"name\":\"dance\"}|400",
                "POST|/__sandbox/iamport/scenario|{\"name\":\"vbank_deposit\",\"args\":{}}|400",
                "POST|/__sandbox/iamport/scenario|{\"name\":\"vbank_deposit\",\"args\":{\"imp_uid\":\"x\"}}|404",
                "POST|/__sandbox/iamport/pay|{}|400",
                "POST|/__sandbox/iamport/pay|{\"merchant_uid\":\"x\",\"amount\":0}|400",
                "POST|/__sandbox/iamport/pay|{\"merchant_uid\":\"x\",\"amount\":1,\"result\":\"maybe\"}|400",
                "POST|/__sandbox/iamport/pay|{\"merchant_uid\":\"x\",\"amount\":1,\"confirm_url\":\"ftp://x\"}|400",
                "GET|/__sandbox/mails/none||404",
                "DELETE|/__sandbox/clock||404",
                "GET|/nothing||404"
            })
    void saysClearlyWhatIsWrong(String method, String path, String body, int status) {
        control.method(HttpMethod.valueOf(method))
                .uri(path)
                .bodyValue(body == null ? "" : body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.error.message")
                .isNotEmpty();
    }

    private String payment() {
        return String.valueOf(control("/__sandbox/iamport/pay", Map.of("merchant_uid", "ORD-1", "amount", 1))
                .get("imp_uid"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String path, String name) {
        var answer = object(control.get().uri(path).exchange().expectStatus().isOk());
        return (List<Map<String, Object>>) Objects.requireNonNull(answer.get(name));
    }
}
