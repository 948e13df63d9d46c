package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.ChatMessages.Spoken;
import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.show.ShowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what was said, many messages at a time, and drops what was removed. Doing it again changes nothing. */
@Component
public final class ArchiveChat {

    /** An event of one show. */
    public record Happened(ShowId show, ChatEvent event) {}

    private final ChatMessages messages;

    ArchiveChat(ChatMessages messages) {
        this.messages = messages;
    }

    /** @param happened in the order of each show */
    public Mono<Void> run(List<Happened> happened) {
        var spoken = new ArrayList<Spoken>();
        var removed = new HashMap<ShowId, Set<String>>();
        happened.forEach(one -> {
            switch (one.event()) {
                case ChatEvent.Said(Line line) -> spoken.add(new Spoken(one.show(), line));
                case ChatEvent.Removed(var id) ->
                    removed.computeIfAbsent(one.show(), _ -> new HashSet<>()).add(id);
                case ChatEvent.Entered _,
                        ChatEvent.Left _,
                        ChatEvent.Beat _,
                        ChatEvent.Muted _,
                        ChatEvent.Unmuted _,
                        ChatEvent.Pinned _ -> {}
            }
        });
        return messages.add(spoken)
                .thenMany(Flux.fromIterable(removed.entrySet()))
                .concatMap((Map.Entry<ShowId, Set<String>> of) -> messages.remove(of.getKey(), of.getValue()))
                .then();
    }
}
