package com.byeolshow.broadcast.chat.web;

import com.byeolshow.broadcast.chat.ArchiveChat.Happened;
import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What tests ask about a chat over HTTP, and what happened in one. */
final class ChatCalls {

    private ChatCalls() {}

    static JsonNode page(WebTestClient as, long show, String query) {
        return Objects.requireNonNull(as.get()
                .uri("/v1/shows/%d/chat%s".formatted(show, query))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    static List<String> messages(JsonNode page) {
        return page.get("messages")
                .valueStream()
                .map(one -> one.get("message").stringValue())
                .toList();
    }

    static WebTestClient.ResponseSpec remove(WebTestClient as, long show, String id) {
        return as.delete().uri("/v1/shows/{show}/chat/{id}", show, id).exchange();
    }

    static WebTestClient.ResponseSpec mute(WebTestClient as, long show, String viewer, @Nullable Integer seconds) {
        return as.put()
                .uri("/v1/shows/{show}/mutes/{viewer}", show, viewer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(seconds == null ? Map.of() : Map.of("seconds", seconds))
                .exchange();
    }

    static WebTestClient.ResponseSpec unmute(WebTestClient as, long show, String viewer) {
        return as.delete().uri("/v1/shows/{show}/mutes/{viewer}", show, viewer).exchange();
    }

    static Happened said(long show, String id, @Nullable String customer, String message) {
        return new Happened(
                new ShowId(show),
                new ChatEvent.Said(
                        new Line(id, "abcdefghijklmnop", customer, new ViewerName("떠날이"), message, Instant.now())));
    }
}
