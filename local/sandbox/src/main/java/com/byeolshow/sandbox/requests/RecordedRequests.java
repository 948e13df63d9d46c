package com.byeolshow.sandbox.requests;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.control.Resettable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The last calls of the imitated APIs; the oldest give way, and long bodies are cut. */
@Component
public final class RecordedRequests implements Resettable {
    /** With the longest body kept this stays below 8 MB. */
    private static final int KEPT = 500;

    private static final int LONGEST_BODY = 8_000;

    private final Deque<RecordedRequest> calls = new ArrayDeque<>();
    private long seq;

    synchronized void add(
            Instant at, Provider provider, String method, String path, String query, HttpHeaders headers, String body) {
        var shown = new LinkedHashMap<String, String>();
        headers.forEach((name, values) -> shown.put(name, SecretMask.header(name, String.join(", ", values))));
        var kept = SecretMask.text(body);
        kept = kept.length() > LONGEST_BODY ? kept.substring(0, LONGEST_BODY) : kept;
        calls.addLast(new RecordedRequest(
                ++seq, at, provider, method, path, SecretMask.text(query), Map.copyOf(shown), kept));
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    /** The matching calls, oldest first. */
    synchronized List<RecordedRequest> matching(Predicate<RecordedRequest> wanted) {
        return calls.stream().filter(wanted).toList();
    }

    @Override
    public synchronized void reset() {
        calls.clear();
        seq = 0;
    }
}
