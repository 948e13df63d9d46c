package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Doors;
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
