package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.List;

/**
 * Which show a recording belongs to: the only one of its stream that is on air or just ended. A rehearsal that was over
 * before the show began is not the show, even if it is told of later.
 */
public sealed interface RecordedShow {

    record One(Show show) implements RecordedShow {}

    record None() implements RecordedShow {}

    /** Cannot come about through our own rules; guessing one of them would give a show a stranger's recording. */
    record Several() implements RecordedShow {}

    /** The show was deleted, so nobody wants the recording. */
    record Deleted() implements RecordedShow {}

    /** A show that was deleted before its recording came. */
    record Orphan(ShowId id, Instant liveSince, Instant deletedAt) {}

    /**
     * Decides.
     *
     * @param orphans of the same stream
     * @param span of the recording. One that shows anything of a deleted show is that show's: nothing else can start
     *     until the stream has been finished
     */
    static RecordedShow among(List<Show> onAir, List<Orphan> orphans, RecordedSpan span) {
        boolean orphaned = span.begun() == null
                ? onAir.isEmpty() && !orphans.isEmpty()
                : orphans.stream().anyMatch(orphan -> span.covers(orphan.liveSince(), orphan.deletedAt()));
        if (orphaned) {
            return new Deleted();
        }
        List<Show> shown = onAir.stream()
                .filter(show ->
                        show.state().onAirSince().filter(span::endsBefore).isEmpty())
                .toList();
        return switch (shown.size()) {
            case 0 -> new None();
            case 1 -> new One(shown.getFirst());
            default -> new Several();
        };
    }
}
