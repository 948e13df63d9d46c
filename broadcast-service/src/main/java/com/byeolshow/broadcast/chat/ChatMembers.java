package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.FrameBuffer.Written;
import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.Features;
import com.byeolshow.broadcast.chat.model.ViewerName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The connections of one room to this replica, and the frames on their way to them. Writing to a connection costs far more
 * than the frame that is written, so a room writes to all of its members no oftener than it can afford: frames that come
 * in between leave together. The first after a pause leaves at once, so nobody in a small or a quiet room waits.
 *
 * <p>Everything runs on the room's thread.
 */
final class ChatMembers {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Scheduler thread;
    private final FrameTexts texts;
    private final int writesPerSecond;
    private final Set<Viewer> connected = new LinkedHashSet<>();
    private final Map<String, Viewer> entered = new HashMap<>();
    private long nextRelease;
    private boolean releasing;

    ChatMembers(Scheduler thread, FrameTexts texts, int writesPerSecond) {
        this.thread = thread;
        this.texts = texts;
        this.writesPerSecond = writesPerSecond;
        this.nextRelease = now();
    }

    private long now() {
        return thread.now(TimeUnit.NANOSECONDS);
    }

    void connect(Viewer viewer) {
        if (!viewer.gone) {
            connected.add(viewer);
        }
    }

    /** Takes a viewer in under a name; false for one who is in already, or gone. */
    boolean enter(Viewer viewer, ViewerName name, Features features) {
        if (viewer.name != null || viewer.gone) {
            return false;
        }
        viewer.name = name;
        viewer.features = features;
        entered.put(viewer.member, viewer);
        return true;
    }

    /** Lets a connection go; true if it had entered. */
    boolean leave(Viewer viewer) {
        viewer.gone = true;
        viewer.hearing = false;
        connected.remove(viewer);
        return entered.remove(viewer.member) != null;
    }

    /** How many have entered. */
    int count() {
        return entered.size();
    }

    @Nullable
    Viewer named(String member) {
        return entered.get(member);
    }

    /** Tells a frame to one member at once, with whatever waits for it. */
    void tell(Viewer viewer, ChatFrame frame) {
        viewer.hear(texts.of(frame));
        viewer.release();
    }

    /** Tells a frame to everybody who hears the room. Two texts at most, whoever many read them. */
    void tellAll(ChatFrame frame, @Nullable Viewer except) {
        Written plain = texts.of(frame);
        Written withId = frame instanceof ChatFrame.Said ? texts.withId(frame) : plain;
        for (Viewer viewer : entered.values()) {
            if (viewer.hearing && viewer != except && viewer.features.understand(frame)) {
                viewer.hear(viewer.features.ids() ? withId : plain);
            }
        }
        releaseSoon();
    }

    /** Writes something to every connection, so that those that are dead are noticed. */
    void ping() {
        connected.forEach(viewer -> tell(viewer, new ChatFrame.Ping()));
    }

    private void releaseSoon() {
        if (releasing) {
            return;
        }
        long wait = nextRelease - now();
        if (wait <= 0) {
            release();
        } else {
            releasing = true;
            thread.schedule(this::release, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void release() {
        releasing = false;
        entered.values().forEach(Viewer::release);
        nextRelease = now() + entered.size() * SECOND / writesPerSecond;
    }
}
