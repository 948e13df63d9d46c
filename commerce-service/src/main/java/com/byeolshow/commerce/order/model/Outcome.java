package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.OrderEvent;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;

/** What a rule decided about something in state {@code S}. */
public sealed interface Outcome<S> {

    /** The next state and what happened on the way. */
    record Changed<S>(S next, List<OrderEvent> events) implements Outcome<S> {}

    /** Nothing to do: already so, or too late to matter. */
    record Unchanged<S>(S same) implements Outcome<S> {}

    /** Asked for something that cannot be. */
    record Refused<S>(Problem problem) implements Outcome<S> {}

    static <S> Outcome<S> changed(S next, OrderEvent... events) {
        return new Changed<>(next, List.of(events));
    }

    static <S> Outcome<S> unchanged(S same) {
        return new Unchanged<>(same);
    }

    static <S> Outcome<S> refused(Problem problem) {
        return new Refused<>(problem);
    }
}
