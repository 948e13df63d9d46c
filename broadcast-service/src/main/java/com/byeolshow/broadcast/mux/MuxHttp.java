package com.byeolshow.broadcast.mux;

import com.byeolshow.platform.web.client.GuardedClients;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/** The way to the video platform: our credentials, and what its answers ask of every caller. */
@Component
final class MuxHttp {

    /** A page of a hundred streams; each names all recordings it ever had. */
    private static final int LARGEST_ANSWER = 16 << 20;

    private final WebClient client;

    MuxHttp(GuardedClients clients, MuxSettings settings, MeterRegistry meters) {
        this.client = clients.client("mux")
                .mutate()
                // Outermost: a pause before a repetition must not hold a place among the calls under way.
                .filters(filters -> filters.addFirst(new MuxAnswers(meters)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .defaultHeaders(headers -> headers.setBasicAuth(settings.tokenId(), settings.tokenSecret()))
                .build();
    }

    WebClient client() {
        return client;
    }
}
