package com.byeolshow.gateway.limit;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Where token buckets are kept. */
interface Buckets {

    /** What came of asking for one token. */
    sealed interface Take {

        record Granted() implements Take {}

        /** @param retryAfter until a token will be there, more than zero */
        record Denied(Duration retryAfter) implements Take {}
    }

    /** Takes one token of the caller's bucket of a limit. Never fails: a limiter out of order limits nobody. */
    Mono<Take> take(String limit, RateSettings.Rate rate, String caller);
}
