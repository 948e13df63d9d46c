package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which show a finished recording belongs to: the only one of its stream that is on air or just ended. */
public sealed interface RecordedShow {

    record One(Show show) implements RecordedShow {}

    record None() implements RecordedShow {}

    /** Cannot come about through our own rules; guessing one of them would give a show a stranger's recording. */
    record Several() implements RecordedShow {}

    /** The show was deleted, so nobody wants the recording. */
    record Deleted() implements RecordedShow {}

    /** A show that was deleted before its recording came. */
    record Orphan(ShowId id, Instant deletedAt) {}

    /**
     * Decides.
     *
     * @param orphans of the same stream
     * @param begunAt when the recording began; null if the platform did not say. One that began before a show of the
     *     stream was deleted is that show's: nothing else can start until the stream has been finished
     */
    static RecordedShow among(List<Show> onAir, List<Orphan> orphans, @Nullable Instant begunAt) {
        boolean orphaned = begunAt == null
                ? onAir.isEmpty() && !orphans.isEmpty()
                : orphans.stream().anyMatch(orphan -> !begunAt.isAfter(orphan.deletedAt()));
        if (orphaned) {
            return new Deleted();
        }
        return switch (onAir.size()) {
            case 0 -> new None();
            case 1 -> new One(onAir.getFirst());
            default -> new Several();
        };
    }
}
