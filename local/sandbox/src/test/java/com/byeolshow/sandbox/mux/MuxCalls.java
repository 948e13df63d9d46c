package com.byeolshow.sandbox.mux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.Product.Received;
import com.byeolshow.sandbox.RunningSandbox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Calls the imitated video API as a product would. */
abstract class MuxCalls extends RunningSandbox {
    static final String BASE = "/mux/video/v1";

    static final String SECRET = "sandbox-mux-webhook-secret";

    static final Map<String, Object> USUAL = Map.of(
            "playback_policies",
            List.of("public"),
            "new_asset_settings",
            Map.of("playback_policies", List.of("public")),
            "latency_mode",
            "reduced",
            "reconnect_window",
            60,
            "passthrough",
            "broadcast:42");

    WebTestClient.ResponseSpec call(HttpMethod method, String path) {
        return api.method(method)
                .uri(BASE + path)
                .headers(headers -> headers.setBasicAuth("sandbox-token-id", "sandbox-token-secret"))
                .exchange();
    }

    WebTestClient.ResponseSpec send(HttpMethod method, String path, Map<String, Object> body) {
        return api.method(method)
                .uri(BASE + path)
                .headers(headers -> headers.setBasicAuth("sandbox-token-id", "sandbox-token-secret"))
                .bodyValue(body)
                .exchange();
    }

    Map<String, Object> create(Map<String, Object> body) {
        return data(send(HttpMethod.POST, "/live-streams", body).expectStatus().isCreated());
    }

    Map<String, Object> stream(String id) {
        return data(call(HttpMethod.GET, "/live-streams/" + id).expectStatus().isOk());
    }

    Map<String, Object> asset(String id) {
        return data(call(HttpMethod.GET, "/assets/" + id).expectStatus().isOk());
    }

    Map<String, Object> scenario(String name, String streamId) {
        return control("/__sandbox/mux/scenario", Map.of("name", name, "args", Map.of("streamId", streamId)));
    }

    /** The id of the recording that the session made. */
    String goLive(String streamId) {
        return text(scenario("go_live", streamId), "activeAssetId");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> data(WebTestClient.ResponseSpec answer) {
        return (Map<String, Object>)
                Objects.requireNonNull(RunningSandbox.object(answer).get("data"));
    }

    static String text(Map<String, Object> object, String name) {
        assertThat(object).containsKey(name);
        return String.valueOf(object.get(name));
    }

    @SuppressWarnings("unchecked")
    static String playbackId(Map<String, Object> object) {
        return text(((List<Map<String, Object>>) Objects.requireNonNull(object.get("playback_ids"))).getFirst(), "id");
    }

    /** As a receiver checks: any of the values may be the right one. */
    static boolean signedWith(Received webhook, String secret) {
        var header = webhook.header("Mux-Signature");
        var right =
                "v1=" + MuxSignature.v1(secret, sentAt(webhook), webhook.body().getBytes(UTF_8));
        return List.of(header.split(",")).contains(right);
    }

    static long sentAt(Received webhook) {
        return Long.parseLong(webhook.header("Mux-Signature").split(",")[0].substring(2));
    }
}
