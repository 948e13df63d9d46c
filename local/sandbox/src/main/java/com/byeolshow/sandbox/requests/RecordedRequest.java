package com.byeolshow.sandbox.requests;

import com.byeolshow.sandbox.Provider;
import java.time.Instant;
import java.util.Map;

/**
 * One call as it arrived, secrets masked.
 *
 * @param seq grows by one per call, and starts at 1
 * @param path without the provider's base path
 */
public record RecordedRequest(
        long seq,
        Instant at,
        Provider provider,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body) {}
