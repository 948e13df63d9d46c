package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.ChatProblem;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a message out of a show's chat and its replay. It goes the way of the message itself, so that it comes after it
 * even if nobody has archived the message yet.
 */
@Component
public final class RemoveMessage {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final Moderators moderators;
    private final ChatMessages messages;
    private final ChatRooms rooms;

    RemoveMessage(Moderators moderators, ChatMessages messages, ChatRooms rooms) {
        this.moderators = moderators;
        this.messages = messages;
        this.rooms = rooms;
    }

    /** Removing what is gone has no effect. */
    public Mono<Void> run(Caller caller, ShowId show, String messageId) {
        return moderators
                .mayModerate(caller, show)
                .filter(_ -> ID.matcher(messageId).matches())
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ChatProblem.NoSuchMessage())))
                .then(Mono.defer(() -> messages.remove(show, Set.of(messageId))))
                .then(Mono.defer(() -> rooms.happen(show, new ChatEvent.Removed(messageId))));
    }
}
