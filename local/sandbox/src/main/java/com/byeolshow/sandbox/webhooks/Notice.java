package com.byeolshow.sandbox.webhooks;

import com.byeolshow.sandbox.Provider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event to be told to the product. */
public interface Notice {
    Provider provider();

    /** The provider's name of the event. */
    String event();

    String objectId();

    /** An address given with the object itself; null sends to the provider's target. */
    @Nullable
    URI address();

    /** Whether failed attempts may be repeated; injected events are sent once. */
    boolean repeatable();

    /**
     * The request of the next attempt.
     *
     * @param wall real time: a receiver judges a signature's age by its own clock, not by the virtual one
     */
    Outgoing outgoing(WebhookTarget target, List<Attempt> earlier, Instant wall);

    /** What is put on the wire. */
    record Outgoing(byte[] body, String contentType, Map<String, String> headers) {}
}
