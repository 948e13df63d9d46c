package com.byeolshow.sandbox.iamport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.input.Json;
import com.byeolshow.sandbox.webhooks.Attempt;
import com.byeolshow.sandbox.webhooks.Notice;
import com.byeolshow.sandbox.webhooks.WebhookTarget;
import com.byeolshow.sandbox.webhooks.WebhookTarget.Format;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An unsigned notice, JSON or form as the target wants it.
 *
 * @param fields null sends {@code raw} as it is
 */
record IamportNotice(
        String event,
        String objectId,
        @Nullable URI address,
        @Nullable Map<String, String> fields,
        byte[] raw,
        boolean repeatable)
        implements Notice {

    @Override
    public Provider provider() {
        return Provider.IAMPORT;
    }

    @Override
    public Outgoing outgoing(WebhookTarget target, List<Attempt> earlier, Instant wall) {
        var form = target.format() == Format.FORM;
        var type = form ? "application/x-www-form-urlencoded" : "application/json";
        if (fields == null) {
            return new Outgoing(raw, type, Map.of());
        }
        return new Outgoing(form ? form(fields) : Json.bytes(fields), type, Map.of());
    }

    private static byte[] form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }
}
