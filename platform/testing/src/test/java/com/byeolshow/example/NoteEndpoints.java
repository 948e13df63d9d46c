package com.byeolshow.example;

import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class NoteEndpoints {

    private final DatabaseClient database;
    private final Outbox outbox;
    private final TransactionalOperator tx;

    NoteEndpoints(DatabaseClient database, Outbox outbox, TransactionalOperator tx) {
        this.database = database;
        this.outbox = outbox;
        this.tx = tx;
    }

    record Note(String id, String text) {}

    record Reader(String name) {}

    @PostMapping("/notes")
    Mono<Note> write(@ClientBody Note note, Caller caller) {
        return database.sql("INSERT INTO note (id, text) VALUES (:id, :text)")
                .bind("id", note.id())
                .bind("text", note.text())
                .then()
                .then(outbox.append(List.of(
                        new OutgoingEvent("example.written", "example.written.v1", note.id(), note),
                        new OutgoingEvent("example.notes", "example.note.v1", note.id(), note))))
                .as(tx::transactional)
                .thenReturn(note);
    }

    /** The database ends the connection that asks, as it does when it is shut down. */
    @GetMapping("/notes/{id}/cut-off")
    Mono<Reader> lose(@PathVariable String id) {
        return database.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                .then()
                .thenReturn(new Reader(id));
    }

    @GetMapping("/notes/{id}")
    Reader read(@PathVariable String id, Optional<Caller> caller) {
        return new Reader(caller.map(Caller::id).orElse("nobody"));
    }
}
