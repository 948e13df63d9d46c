package com.byeolshow.example;

import com.byeolshow.platform.messaging.ReceivedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down what it hears; fails after writing while a key is in {@link #failing}. */
@Component
public class HearNotes {

    private static final Logger log = LoggerFactory.getLogger(HearNotes.class);

    public final Set<String> failing = ConcurrentHashMap.newKeySet();
    public final Set<String> traces = ConcurrentHashMap.newKeySet();

    private final DatabaseClient database;

    HearNotes(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> run(String consumer, ReceivedEvent<Heard> event) {
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
                    return failing.contains(event.key())
                            ? Mono.error(new IllegalStateException("told to fail"))
                            : Mono.empty();
                }));
    }

    public Mono<Void> forget(String key) {
        return database.sql("DELETE FROM heard WHERE key = :k").bind("k", key).then();
    }
}
