package com.byeolshow.sandbox.webhooks;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver an event.
 *
 * @param status of the answer; 0 when none came
 * @param failure why no answer came, or null
 */
public record Attempt(
        String id,
        String address,
        Instant at,
        int status,
        String body,
        Map<String, String> headers,
        @Nullable String failure) {

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
