package com.byeolshow.broadcast.show.model;

import java.util.List;

/** Which show a finished recording belongs to: the only one of its stream that is on air or just ended. */
public sealed interface RecordedShow {

    record One(Show show) implements RecordedShow {}

    record None() implements RecordedShow {}

    /** Cannot come about through our own rules; guessing one of them would give a show a stranger's recording. */
    record Several() implements RecordedShow {}

    static RecordedShow among(List<Show> onAir) {
        return switch (onAir.size()) {
            case 0 -> new None();
            case 1 -> new One(onAir.getFirst());
            default -> new Several();
        };
    }
}
