package com.byeolshow.broadcast.chat.web;

import com.byeolshow.broadcast.chat.MuteViewer;
import com.byeolshow.broadcast.chat.ReadChat;
import com.byeolshow.broadcast.chat.RemoveMessage;
import com.byeolshow.broadcast.chat.model.ChatProblem;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The chat of a show beside its socket: the replay, and what moderators do. */
@RestController
class ChatEndpoints {

    private static final int USUAL_PAGE = 100;

    private final ReadChat readChat;
    private final RemoveMessage removeMessage;
    private final MuteViewer muteViewer;

    ChatEndpoints(ReadChat readChat, RemoveMessage removeMessage, MuteViewer muteViewer) {
        this.readChat = readChat;
        this.removeMessage = removeMessage;
        this.muteViewer = muteViewer;
    }

    /**
     * A page of a chat.
     *
     * @param next sent as {@code after} it continues here; while the show is on air more may come, after its end a page
     *     without messages is the last
     */
    record ChatPage(List<ChatMessage> messages, String next) {}

    /**
     * What somebody said.
     *
     * @param offsetMillis since the show went on air, where a replay shows it
     * @param viewer opaque id of the speaker, for the show's influencer and managers only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChatMessage(
            String id,
            String at,
            long offsetMillis,
            String username,
            String message,
            @Nullable String viewer) {

        static ChatMessage of(ReadChat.Replayed replayed) {
            return new ChatMessage(
                    replayed.id(),
                    SeoulTime.iso(replayed.at()),
                    replayed.offset().toMillis(),
                    replayed.username(),
                    replayed.message(),
                    replayed.viewer());
        }
    }

    /** @param seconds how long, a day if absent */
    record Mute(@Nullable Integer seconds) {}

    @GetMapping("/v1/shows/{id}/chat")
    Mono<ChatPage> chat(
            Optional<Caller> caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return show(id).flatMap(show -> readChat.run(caller, show, place(after), limit == null ? USUAL_PAGE : limit))
                .map(page -> new ChatPage(
                        page.messages().stream().map(ChatMessage::of).toList(), Long.toString(page.next())));
    }

    @DeleteMapping("/v1/shows/{id}/chat/{messageId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String id, @PathVariable String messageId) {
        return show(id).flatMap(show -> removeMessage.run(caller, show, messageId));
    }

    @PutMapping("/v1/shows/{id}/mutes/{viewerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> mute(Caller caller, @PathVariable String id, @PathVariable String viewerId, @ClientBody Mute mute) {
        return show(id).flatMap(show -> muteViewer.run(
                caller, show, viewerId, Optional.ofNullable(mute.seconds()).map(Duration::ofSeconds)));
    }

    @DeleteMapping("/v1/shows/{id}/mutes/{viewerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unmute(Caller caller, @PathVariable String id, @PathVariable String viewerId) {
        return show(id).flatMap(show -> muteViewer.undo(caller, show, viewerId));
    }

    private static Mono<ShowId> show(String id) {
        return Mono.justOrEmpty(ShowId.of(id))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ChatProblem.NoSuchShow())));
    }

    private static long place(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw new RefusedException(new ChatProblem.NoSuchPlace());
        }
        return Long.parseLong(after);
    }
}
