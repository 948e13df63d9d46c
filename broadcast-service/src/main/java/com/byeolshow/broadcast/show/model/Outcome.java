package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.ShowEvent;
import java.util.List;

/** What a rule decided about a show. */
public sealed interface Outcome {

    record Changed(Show next, List<ShowEvent> events) implements Outcome {}

    /** Asked or told again; nothing to write. */
    record Unchanged(Show same) implements Outcome {}

    record Refused(ShowProblem problem) implements Outcome {}
}
