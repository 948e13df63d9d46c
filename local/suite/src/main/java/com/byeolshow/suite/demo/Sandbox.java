package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Doors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What happens at the providers without us: an encoder connects, a person pays in the provider's window. */
public final class Sandbox {

    private final App control;
    private final App providers;

    public Sandbox(Doors doors) {
        this.control = App.anonymous(doors.control());
        this.providers = App.anonymous(doors.providers());
    }

    /** Stops or resumes all webhooks of one provider. */
    public void deliver(String provider, boolean enabled) {
        control.put("/__sandbox/webhooks/" + provider, Map.of("enabled", enabled))
                .expect(200);
    }

    /** The influencer's encoder connects and the stream becomes playable. */
    public void startEncoder(String streamId) {
        control.post("/__sandbox/mux/scenario", Map.of("name", "go_live", "args", Map.of("streamId", streamId)))
                .expect(200);
    }

    /** Plays a scenario of the encoder, such as {@code flap}. */
    public void scenario(String name, String streamId) {
        control.post("/__sandbox/mux/scenario", Map.of("name", name, "args", Map.of("streamId", streamId)))
                .expect(200);
    }

    /** Sends callbacks about a stream or its newest recording, true or not; the fields are the sandbox's own. */
    public void emit(Map<String, Object> callback) {
        control.post("/__sandbox/webhooks/mux/emit", callback).expect(202);
    }

    /** Lets the next calls of a provider's API go wrong. */
    public void misbehave(String provider, String method, String path, int times, Map<String, Object> action) {
        control.post(
                        "/__sandbox/faults",
                        Map.of(
                                "provider",
                                provider,
                                "method",
                                method,
                                "pathRegex",
                                path,
                                "times",
                                times,
                                "action",
                                action))
                .expect(201);
    }

    /** Ends all misbehaviour. */
    public void behave() {
        control.delete("/__sandbox/faults", null);
    }

    /** How many streams an influencer has at the video platform. */
    public int streamsOf(String influencerId) {
        int found = 0;
        for (JsonNode stream : video("/live-streams?limit=100")) {
            found += stream.at("/passthrough").asString("").equals(influencerId) ? 1 : 0;
        }
        return found;
    }

    /** How many recordings of a stream the video platform keeps. */
    public int recordingsOf(String streamId) {
        return video("/assets?limit=100&live_stream_id=" + streamId).size();
    }

    private JsonNode video(String path) {
        String token = Base64.getEncoder()
                .encodeToString("sandbox-token-id:sandbox-token-secret".getBytes(StandardCharsets.UTF_8));
        return providers
                .send("GET", "/mux/video/v1" + path, null, "Authorization", "Basic " + token)
                .expect(200)
                .json()
                .at("/data");
    }

    /** A person pays by card in the provider's window; returns the provider's payment id. */
    public String pay(String orderId, int amount) {
        return control.post(
                        "/__sandbox/iamport/pay",
                        Map.of("merchant_uid", orderId, "amount", amount, "pay_method", "card", "result", "paid"))
                .expect(200)
                .text("/imp_uid");
    }

    /** How much of a payment went back to the person, in won. */
    public int refundedOf(String paymentId) {
        return payment(paymentId).at("/cancel_amount").asInt();
    }

    /** How many cancels a payment has seen. */
    public int cancelsOf(String paymentId) {
        return payment(paymentId).at("/cancel_history").size();
    }

    /** Reads a payment through the provider's own API, as a merchant would. */
    private JsonNode payment(String paymentId) {
        String token = providers
                .post(
                        "/iamport/users/getToken",
                        Map.of("imp_key", "sandbox-imp-key", "imp_secret", "sandbox-imp-secret"))
                .expect(200)
                .text("/response/access_token");
        return providers
                .send("GET", "/iamport/payments/" + paymentId, null, "Authorization", token)
                .expect(200)
                .json()
                .at("/response");
    }

    /** Lets the provider send a notice about a payment as often as asked, true or not. */
    public void emitPaymentNotice(String paymentId, String orderId, String status, int repeat) {
        control.post(
                        "/__sandbox/webhooks/iamport/emit",
                        Map.of(
                                "raw",
                                Map.of("imp_uid", paymentId, "merchant_uid", orderId, "status", status),
                                "repeat",
                                repeat))
                .expect(202);
    }
}
