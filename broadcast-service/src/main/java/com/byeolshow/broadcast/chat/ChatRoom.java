package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.Features;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.chat.model.Pin;
import com.byeolshow.broadcast.chat.model.Presence;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The chat of one show as this replica sees it. What happens is first told to all replicas, this one too, and takes effect
 * when it comes back: so the order and the counts are the same for everybody. What does not come back in time takes effect
 * here alone. Everything runs on the room's thread, one thing after the other and without a lock; nothing on it waits,
 * because each member has a buffer of its own.
 */
final class ChatRoom {

    /** What was told and has not come back yet, and what is to be done once it took effect here. */
    private record Told(ChatEvent event, long atNanos, Runnable then) {}

    /** The last presence frame a large room has not heard yet, with the newcomer who has. */
    private record Waiting(ChatFrame frame, @Nullable Viewer newcomer) {}

    private final ShowId id;
    private final Scheduler thread;
    private final ChatReplicas replicas;
    private final ChatParts parts;
    private final ChatMembers members;
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Presence presence = new Presence();
    private final RoomMutes mutes;
    private @Nullable Pin pin;
    private long pinVersion = -1;
    private @Nullable Waiting waiting;
    private boolean ended;
    private long nextTold;
    private long nextBeat;
    private long nextPing;
    private volatile int peak;
    private volatile boolean quiet = true;

    ChatRoom(ShowId id, Scheduler thread, ChatReplicas replicas, ChatParts parts) {
        this.id = id;
        this.thread = thread;
        this.replicas = replicas;
        this.parts = parts;
        this.members = new ChatMembers(thread, parts.texts(), parts.settings().writesPerSecond());
        this.mutes = new RoomMutes(parts.settings().upkeep());
        this.nextTold = System.nanoTime();
        this.nextBeat = System.nanoTime();
        this.nextPing = System.nanoTime() + parts.settings().ping().toNanos();
    }

    /** Most members at one time since this replica knows the room. */
    int peak() {
        return peak;
    }

    /** Whether nobody is in this room on any replica and nothing is under way. */
    boolean isQuiet() {
        return quiet;
    }

    void connect(Viewer viewer) {
        thread.schedule(() -> members.connect(viewer));
    }

    /** What was pinned when the room was opened here; a later change may have been heard since. */
    void learnPin(long version, @Nullable Pin known) {
        thread.schedule(() -> takePin(version, known));
    }

    /** False for a change before the last one: replicas that pin at once do not tell in the order in which they stored. */
    private boolean takePin(long version, @Nullable Pin now) {
        if (version <= pinVersion) {
            return false;
        }
        pinVersion = version;
        pin = now;
        return true;
    }

    /** The mutes as they are stored, which makes up for events that never came. */
    void learnMutes(Map<String, Instant> stored) {
        thread.schedule(() -> mutes.learn(stored, System.nanoTime()));
    }

    void enter(Viewer viewer, ViewerName name, Features features) {
        thread.schedule(() -> {
            if (members.enter(viewer, name, features)) {
                tell(parts.ids().next(), new ChatEvent.Entered(viewer.member, name, members.count()));
            }
        });
    }

    /** Passes a member's words on; nobody chats about a show that is over. */
    void say(Viewer viewer, String message) {
        thread.schedule(() -> {
            ViewerName name = viewer.name;
            Instant now = parts.clock().instant();
            if (name == null || ended || viewer.gone) {
                return;
            }
            String messageId = parts.ids().next();
            tell(
                    messageId,
                    new ChatEvent.Said(new Line(messageId, viewer.id(), viewer.customerId(), name, message, now)));
        });
    }

    void leave(Viewer viewer) {
        thread.schedule(() -> {
            if (members.leave(viewer)) {
                tell(parts.ids().next(), new ChatEvent.Left(members.count()));
            }
        });
    }

    /** Tells everybody here, once, that the show is over; connections stay open. */
    void end() {
        thread.schedule(() -> {
            if (!ended) {
                ended = true;
                members.tellAll(new ChatFrame.Ended(), null);
            }
        });
    }

    /**
     * Lets something happen that no viewer asked for.
     *
     * @param then run on the room's thread once it took effect here: whatever is told later comes after it, on every replica
     */
    void happen(ChatEvent event, Runnable then) {
        thread.schedule(() -> tell(parts.ids().next(), event, then));
    }

    /** Takes what a replica told, be it this one. */
    void heard(String replica, String eventId, ChatEvent event) {
        thread.schedule(() -> {
            if (!replica.equals(replicas.self())) {
                happened(replica, event);
                return;
            }
            Told back = told.remove(eventId);
            if (back != null) {
                happened(replica, event);
                back.then().run();
            }
        });
    }

    /** Does what time brings; called a few times a second. */
    void tick(long now) {
        thread.schedule(() -> {
            takeOverdue(now);
            if (presence.expire(replicas.self(), parts.settings().silence(), now)) {
                crowd(new ChatFrame.Left(presence.total()), null);
            }
            if (now - nextTold >= 0) {
                tellNewest(now);
            }
            if (members.count() > 0 && now - nextBeat >= 0) {
                beat(now);
            }
            if (now - nextPing >= 0) {
                nextPing = now + parts.settings().ping().toNanos();
                members.ping();
            }
            quiet = presence.total() == 0 && told.isEmpty() && members.count() == 0;
        });
    }

    /** Says at once how many members this replica has, for one that has just begun to listen. */
    void beatNow() {
        thread.schedule(() -> {
            if (members.count() > 0) {
                beat(System.nanoTime());
            }
        });
    }

    private void beat(long now) {
        nextBeat = now + parts.settings().beat().toNanos();
        replicas.tell(id, parts.ids().next(), new ChatEvent.Beat(members.count()), () -> {});
    }

    private void tell(String eventId, ChatEvent event) {
        tell(eventId, event, () -> {});
    }

    private void tell(String eventId, ChatEvent event, Runnable then) {
        quiet = false;
        told.put(eventId, new Told(event, System.nanoTime(), then));
        replicas.tell(id, eventId, event, () -> thread.schedule(() -> takeAlone(eventId)));
    }

    private void takeOverdue(long now) {
        List<String> overdue = new ArrayList<>();
        told.forEach((eventId, waitingFor) -> {
            if (now - waitingFor.atNanos() > parts.settings().echo().toNanos()) {
                overdue.add(eventId);
            }
        });
        overdue.forEach(this::takeAlone);
    }

    /** The other replicas may never hear of it, but who is here does; if it comes back after all it is not taken again. */
    private void takeAlone(String eventId) {
        Told lost = told.remove(eventId);
        if (lost != null) {
            parts.apart().increment();
            happened(replicas.self(), lost.event());
            lost.then().run();
        }
    }

    private void happened(String replica, ChatEvent event) {
        switch (event) {
            case ChatEvent.Entered(var member, var name, int size) -> {
                count(replica, size);
                Viewer newcomer = replica.equals(replicas.self()) ? members.named(member) : null;
                var frame = new ChatFrame.Entered(name, presence.total());
                if (newcomer != null) {
                    welcome(newcomer, frame);
                }
                crowd(frame, newcomer);
            }
            case ChatEvent.Left(int size) -> {
                count(replica, size);
                crowd(new ChatFrame.Left(presence.total()), null);
            }
            case ChatEvent.Beat(int size) -> count(replica, size);
            case ChatEvent.Said(var line) -> hearWords(replica, line);
            case ChatEvent.Removed(var messageId) -> members.tellAll(new ChatFrame.Removed(messageId), null);
            case ChatEvent.Muted(var viewer, var until) -> mutes.hear(viewer, until, System.nanoTime());
            case ChatEvent.Unmuted(var viewer) -> mutes.hear(viewer, null, System.nanoTime());
            case ChatEvent.Pinned(long version, var now) -> {
                if (takePin(version, now)) {
                    members.tellAll(new ChatFrame.Pinned(now), null);
                }
            }
        }
    }

    /**
     * Judged only here, in the order that all replicas have: what was on its way when its speaker was muted is dropped
     * everywhere, and what is said once a mute is undone is heard everywhere.
     */
    private void hearWords(String replica, Line line) {
        if (mutes.cover(line.viewer(), line.at())) {
            if (replica.equals(replicas.self())) {
                parts.muted().increment();
            }
        } else if (!ended) {
            members.tellAll(new ChatFrame.Said(line.id(), line.name(), line.message()), null);
        }
    }

    private void count(String replica, int size) {
        presence.heard(replica, size, System.nanoTime());
        peak = Math.max(peak, presence.total());
        quiet = false;
    }

    /** From now on the newcomer hears the room; one who comes in the moment the show ended is told so. */
    private void welcome(Viewer newcomer, ChatFrame.Entered frame) {
        newcomer.hearing = true;
        members.tell(newcomer, frame);
        if (pin != null && newcomer.features.pins()) {
            members.tell(newcomer, new ChatFrame.Pinned(pin));
        }
        if (ended) {
            members.tell(newcomer, new ChatFrame.Ended());
        }
    }

    /**
     * Tells who came or went. In a large room that would be a frame for everybody about everybody, so only the newest is
     * told, once in a while.
     */
    private void crowd(ChatFrame frame, @Nullable Viewer newcomer) {
        if (presence.total() > parts.settings().smallRoom()) {
            waiting = new Waiting(frame, newcomer);
        } else {
            waiting = null;
            members.tellAll(frame, newcomer);
        }
    }

    private void tellNewest(long now) {
        Waiting newest = waiting;
        if (newest != null) {
            waiting = null;
            nextTold = now + parts.settings().newest().toNanos();
            members.tellAll(newest.frame(), newest.newcomer());
        }
    }
}
