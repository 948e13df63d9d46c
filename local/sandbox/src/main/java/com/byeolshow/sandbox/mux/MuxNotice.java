package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.input.Json;
import com.byeolshow.sandbox.webhooks.Attempt;
import com.byeolshow.sandbox.webhooks.DeliveryPolicy;
import com.byeolshow.sandbox.webhooks.Notice;
import com.byeolshow.sandbox.webhooks.Signing;
import com.byeolshow.sandbox.webhooks.WebhookTarget;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signed event.
 *
 * @param envelope without its attempts, which are added as they happen; null sends {@code raw} as it is
 */
record MuxNotice(
        String event,
        String objectId,
        @Nullable Map<String, Object> envelope,
        byte[] raw,
        Signing signing,
        boolean repeatable)
        implements Notice {
    private static final int MOST_LISTED = 10;

    @Override
    public Provider provider() {
        return Provider.MUX;
    }

    @Override
    public @Nullable URI address() {
        return null;
    }

    @Override
    public Outgoing outgoing(WebhookTarget target, List<Attempt> earlier, Instant wall) {
        var body = envelope == null ? raw : Json.bytes(with(envelope, earlier));
        var headers = MuxSignature.header(signing, target.secret(), body, wall)
                .map(value -> Map.of("Mux-Signature", value))
                .orElse(Map.of());
        return new Outgoing(body, "application/json", headers);
    }

    private static Map<String, Object> with(Map<String, Object> envelope, List<Attempt> earlier) {
        var whole = new LinkedHashMap<>(envelope);
        var listed = earlier.subList(Math.max(0, earlier.size() - MOST_LISTED), earlier.size());
        whole.put("attempts", listed.stream().map(MuxNotice::json).toList());
        return whole;
    }

    private static Map<String, Object> json(Attempt attempt) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", attempt.id());
        json.put("webhook_id", 1);
        json.put("address", attempt.address());
        json.put("created_at", attempt.at().toString());
        json.put("max_attempts", DeliveryPolicy.MUX.most());
        json.put("response_status_code", attempt.status() == 0 ? null : attempt.status());
        json.put("response_body", attempt.body());
        json.put("response_headers", attempt.headers());
        return json;
    }
}
