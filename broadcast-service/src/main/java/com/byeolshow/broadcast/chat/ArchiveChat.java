package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.ChatMessages.Spoken;
import com.byeolshow.broadcast.chat.Mutes.Met;
import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps what was said, many messages at a time, and drops what was removed. It meets mutes in the order in which the rooms
 * do, so the replay has what they heard. Doing it again changes nothing.
 */
@Component
public final class ArchiveChat {

    /** An event of one show. */
    public record Happened(ShowId show, ChatEvent event) {}

    private record Speaker(ShowId show, String viewer) {}

    private final ChatMessages messages;
    private final Mutes mutes;

    ArchiveChat(ChatMessages messages, Mutes mutes) {
        this.messages = messages;
        this.mutes = mutes;
    }

    /** @param happened in the order of each show */
    public Mono<Void> run(List<Happened> happened) {
        var spoken = new ArrayList<Spoken>();
        var removed = new HashMap<ShowId, Set<String>>();
        var muted = new HashMap<Speaker, Met>();
        happened.forEach(one -> {
            switch (one.event()) {
                case ChatEvent.Said(Line line) -> {
                    Met met = muted.get(new Speaker(one.show(), line.viewer()));
                    if (met == null || !met.until().isAfter(line.at())) {
                        spoken.add(new Spoken(one.show(), line, met != null));
                    }
                }
                case ChatEvent.Removed(var id) ->
                    removed.computeIfAbsent(one.show(), _ -> new HashSet<>()).add(id);
                case ChatEvent.Muted(var viewer, var until) ->
                    muted.put(new Speaker(one.show(), viewer), new Met(one.show(), viewer, until));
                case ChatEvent.Unmuted(var viewer) ->
                    muted.put(new Speaker(one.show(), viewer), new Met(one.show(), viewer, Instant.EPOCH));
                case ChatEvent.Entered _, ChatEvent.Left _, ChatEvent.Beat _, ChatEvent.Pinned _ -> {}
            }
        });
        return messages.add(spoken)
                .then(Mono.defer(() -> mutes.noteMet(muted.values())))
                .thenMany(Flux.fromIterable(removed.entrySet()))
                .concatMap((Map.Entry<ShowId, Set<String>> of) -> messages.remove(of.getKey(), of.getValue()))
                .then();
    }
}
