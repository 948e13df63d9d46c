package com.byeolshow.identity.session.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When signing keys take turns: one signs, the next one is published long before it does. */
public final class KeyRules {

    private KeyRules() {}

    /** The key that signs. */
    public record Active(String kid, Instant since) {}

    /** The key that signs next. */
    public record Prepared(String kid, Instant since) {}

    /** One change of the ring. */
    public sealed interface Step {

        /** A new key signs at once, because there is none at all. */
        record Begin() implements Step {}

        /** A new key is published. */
        record Prepare() implements Step {}

        /** The prepared key signs from now on. */
        record Activate(String kid) implements Step {}

        /** The key signs no more; it stays published as long as its tokens may live. */
        record Retire(String kid) implements Step {}
    }

    /**
     * What is due, in this order; empty when nothing is.
     *
     * @param period how long a key signs
     * @param lead how long a key is published before it signs, so that every verifier has it by then
     */
    public static List<Step> due(
            @Nullable Active active, @Nullable Prepared prepared, Instant now, Duration period, Duration lead) {
        if (active == null) {
            // Somebody retired it by hand, perhaps in a hurry: the lead counts less than being able to sign.
            return prepared == null
                    ? List.of(new Step.Begin(), new Step.Prepare())
                    : List.of(new Step.Activate(prepared.kid()), new Step.Prepare());
        }
        if (prepared == null) {
            return List.of(new Step.Prepare());
        }
        boolean served = !active.since().plus(period).isAfter(now);
        boolean known = !prepared.since().plus(lead).isAfter(now);
        return served && known
                ? List.of(new Step.Retire(active.kid()), new Step.Activate(prepared.kid()), new Step.Prepare())
                : List.of();
    }
}
