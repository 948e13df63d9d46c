package com.byeolshow.sandbox.webhooks;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's events go.
 *
 * @param secret signs the events of a provider that signs; unused otherwise
 * @param retry whether failed attempts are repeated as the provider does
 */
public record WebhookTarget(@Nullable URI url, String secret, boolean enabled, Format format, boolean retry) {

    /** How a body is written, for a provider that offers the choice. */
    public enum Format {
        JSON,
        FORM
    }

    @Override
    public String toString() {
        return "WebhookTarget[" + url + ", enabled=" + enabled + ", " + format + ", retry=" + retry + "]";
    }
}
