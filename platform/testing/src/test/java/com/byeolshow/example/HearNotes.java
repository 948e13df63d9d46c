package com.byeolshow.example;

import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.messaging.ReceivedEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down what it hears; fails after writing while a key is in {@link #failing}. */
@Component
public class HearNotes {

    private static final Logger log = LoggerFactory.getLogger(HearNotes.class);

    public final Set<String> failing = ConcurrentHashMap.newKeySet();
    public final Set<String> databaseAway = ConcurrentHashMap.newKeySet();
    public final Set<String> traces = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    private final DatabaseClient database;
    private final Outbox outbox;

    HearNotes(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    public int attemptsOf(String key) {
        return attempts.getOrDefault(key, 0);
    }

    public Mono<Void> run(String consumer, ReceivedEvent<Heard> event) {
        attempts.merge(event.key(), 1, Integer::sum);
        return database.sql("INSERT INTO heard (consumer, event_id, key, text) VALUES (:c, :e, :k, :t)")
                .bind("c", consumer)
                .bind("e", event.id())
                .bind("k", event.key())
                .bind("t", event.data().text())
                .then()
                .then(Mono.defer(() -> {
                    log.info("heard {}", event.id());
                    String trace = MDC.get("traceId");
                    if (trace != null) {
                        traces.add(trace);
                    }
                    if (databaseAway.contains(event.key())) {
                        return Mono.error(new DataAccessResourceFailureException("told to be away"));
                    }
                    return failing.contains(event.key())
                            ? Mono.error(new IllegalStateException("told to fail"))
                            : outbox.append(
                                    new OutgoingEvent("example.notes", "example.note.v1", event.key(), event.data()));
                }));
    }

    public Mono<Void> forget(String key) {
        return database.sql("DELETE FROM heard WHERE key = :k").bind("k", key).then();
    }
}
