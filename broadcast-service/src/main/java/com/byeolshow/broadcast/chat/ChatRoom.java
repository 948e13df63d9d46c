package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.FrameBuffer.Written;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The chat of one show as this replica sees it. What happens is first told to all replicas, this one too, and takes effect
 * when it comes back: so the order and the counts are the same for everybody. What does not come back in time takes effect
 * here alone. Everything runs on the room's thread, one thing after the other and without a lock; nothing on it waits,
 * because each member has a buffer of its own.
 */
final class ChatRoom {

    /** What was told and has not come back yet. */
    private record Told(ChatEvent event, long atNanos) {}

    /** The last presence frame a large room has not heard yet, with the newcomer who has. */
    private record Waiting(ChatFrame frame, @Nullable Viewer newcomer) {}

    private final ShowId id;
    private final Scheduler thread;
    private final ChatReplicas replicas;
    private final ChatParts parts;
    private final Set<Viewer> connected = new LinkedHashSet<>();
    private final Map<String, Viewer> entered = new HashMap<>();
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Presence presence = new Presence();
    private Map<String, Instant> mutes = new HashMap<>();
    private @Nullable Pin pin;
    private @Nullable Waiting waiting;
    private boolean pinHeard;
    private long mutesHeardAt;
    private boolean ended;
    private long nextBeat;
    private long nextPing;
    private volatile int peak;
    private volatile boolean quiet = true;

    ChatRoom(ShowId id, Scheduler thread, ChatReplicas replicas, ChatParts parts) {
        this.id = id;
        this.thread = thread;
        this.replicas = replicas;
        this.parts = parts;
        this.mutesHeardAt = System.nanoTime() - parts.settings().upkeep().toNanos() - 1;
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
        thread.schedule(() -> {
            if (!viewer.gone) {
                connected.add(viewer);
            }
        });
    }

    /** What was pinned when the room was opened here; what was heard since is newer. */
    void learnPin(@Nullable Pin known) {
        thread.schedule(() -> {
            if (!pinHeard) {
                pin = known;
            }
        });
    }

    /** The mutes as they are stored, which makes up for events that never came. */
    void learnMutes(Map<String, Instant> stored) {
        thread.schedule(() -> {
            // What was stored may have been read before the event and arrive after it.
            if (System.nanoTime() - mutesHeardAt > parts.settings().upkeep().toNanos()) {
                mutes = new HashMap<>(stored);
            }
        });
    }

    void enter(Viewer viewer, ViewerName name, Features features) {
        thread.schedule(() -> {
            if (viewer.name == null && !viewer.gone) {
                viewer.name = name;
                viewer.features = features;
                entered.put(viewer.member, viewer);
                tell(parts.ids().next(), new ChatEvent.Entered(viewer.member, name, entered.size()));
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
            if (mutes.getOrDefault(viewer.id(), Instant.MIN).isAfter(now)) {
                parts.muted().increment();
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
            viewer.gone = true;
            viewer.hearing = false;
            connected.remove(viewer);
            if (entered.remove(viewer.member) != null) {
                tell(parts.ids().next(), new ChatEvent.Left(entered.size()));
            }
        });
    }

    /** Tells everybody here, once, that the show is over; connections stay open. */
    void end() {
        thread.schedule(() -> {
            if (!ended) {
                ended = true;
                deliver(new ChatFrame.Ended(), null);
            }
        });
    }

    /** Lets something happen that no viewer asked for. */
    void happen(ChatEvent event) {
        thread.schedule(() -> tell(parts.ids().next(), event));
    }

    /** Takes what a replica told, be it this one. */
    void heard(String replica, String eventId, ChatEvent event) {
        thread.schedule(() -> {
            if (!replica.equals(replicas.self())) {
                happened(replica, event);
            } else if (told.remove(eventId) != null) {
                happened(replica, event);
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
            flushWaiting();
            if (!entered.isEmpty() && now - nextBeat >= 0) {
                beat(now);
            }
            if (now - nextPing >= 0) {
                nextPing = now + parts.settings().ping().toNanos();
                Written ping = parts.texts().of(new ChatFrame.Ping());
                connected.forEach(viewer -> viewer.hear(ping));
            }
            quiet = presence.total() == 0 && told.isEmpty() && entered.isEmpty();
        });
    }

    /** Says at once how many members this replica has, for one that has just begun to listen. */
    void beatNow() {
        thread.schedule(() -> {
            if (!entered.isEmpty()) {
                beat(System.nanoTime());
            }
        });
    }

    private void beat(long now) {
        nextBeat = now + parts.settings().beat().toNanos();
        replicas.tell(id, parts.ids().next(), new ChatEvent.Beat(entered.size()), () -> {});
    }

    private void tell(String eventId, ChatEvent event) {
        quiet = false;
        told.put(eventId, new Told(event, System.nanoTime()));
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
        }
    }

    private void happened(String replica, ChatEvent event) {
        switch (event) {
            case ChatEvent.Entered(var member, var name, int members) -> {
                count(replica, members);
                Viewer newcomer = replica.equals(replicas.self()) ? entered.get(member) : null;
                var frame = new ChatFrame.Entered(name, presence.total());
                if (newcomer != null) {
                    welcome(newcomer, frame);
                }
                crowd(frame, newcomer);
            }
            case ChatEvent.Left(int members) -> {
                count(replica, members);
                crowd(new ChatFrame.Left(presence.total()), null);
            }
            case ChatEvent.Beat(int members) -> count(replica, members);
            case ChatEvent.Said(var line) -> {
                if (!ended) {
                    deliver(new ChatFrame.Said(line.id(), line.name(), line.message()), null);
                }
            }
            case ChatEvent.Removed(var messageId) -> deliver(new ChatFrame.Removed(messageId), null);
            case ChatEvent.Muted(var viewer, var until) -> {
                mutesHeardAt = System.nanoTime();
                mutes.put(viewer, until);
            }
            case ChatEvent.Unmuted(var viewer) -> {
                mutesHeardAt = System.nanoTime();
                mutes.remove(viewer);
            }
            case ChatEvent.Pinned(var now) -> {
                pinHeard = true;
                pin = now;
                deliver(new ChatFrame.Pinned(now), null);
            }
        }
    }

    private void count(String replica, int members) {
        presence.heard(replica, members, System.nanoTime());
        peak = Math.max(peak, presence.total());
        quiet = false;
    }

    /** From now on the newcomer hears the room; one who comes in the moment the show ended is told so. */
    private void welcome(Viewer newcomer, ChatFrame.Entered frame) {
        newcomer.hearing = true;
        newcomer.hear(parts.texts().of(frame));
        if (pin != null && newcomer.features.pins()) {
            newcomer.hear(parts.texts().of(new ChatFrame.Pinned(pin)));
        }
        if (ended) {
            newcomer.hear(parts.texts().of(new ChatFrame.Ended()));
        }
    }

    /**
     * Tells who came or went. In a large room that would be a frame for everybody about everybody, so only the newest is
     * told, a few times a second.
     */
    private void crowd(ChatFrame frame, @Nullable Viewer newcomer) {
        if (presence.total() > parts.settings().smallRoom()) {
            waiting = new Waiting(frame, newcomer);
        } else {
            waiting = null;
            deliver(frame, newcomer);
        }
    }

    private void flushWaiting() {
        Waiting newest = waiting;
        if (newest != null) {
            waiting = null;
            deliver(newest.frame(), newest.newcomer());
        }
    }

    /** Two texts at most, whoever many read them. */
    private void deliver(ChatFrame frame, @Nullable Viewer except) {
        Written plain = parts.texts().of(frame);
        Written withId = frame instanceof ChatFrame.Said ? parts.texts().withId(frame) : plain;
        for (Viewer viewer : entered.values()) {
            if (viewer.hearing && viewer != except && viewer.features.understand(frame)) {
                viewer.hear(viewer.features.ids() ? withId : plain);
            }
        }
    }
}
