package com.byeolshow.sandbox.faults;

import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a call that is hit: first a delay, then one effect.
 *
 * @param delay in real time, because a caller's read timeout is real
 */
record FaultAction(Duration delay, Effect effect) {
    private static final Set<String> NAMES = Set.of(
            "status",
            "retryAfter",
            "body",
            "contentType",
            "delayMs",
            "reset",
            "commit_then_timeout",
            "truncateBody",
            "mutate");
    private static final long LONGEST_DELAY_MS = 120_000;

    sealed interface Effect {}

    /** The call goes through, only later. */
    record Nothing() implements Effect {}

    /** Answers without doing anything; without a body the provider's own error shape is used. */
    record Answer(
            int status, @Nullable Long retryAfter, @Nullable String body, String contentType) implements Effect {}

    /** Closes the connection with a reset, doing nothing. */
    record Reset() implements Effect {}

    /** Does what was asked and never answers. */
    record CommitThenTimeout() implements Effect {}

    /** Does what was asked and answers only the first bytes. */
    record Truncate(int bytes) implements Effect {}

    /** Does what was asked and changes the JSON answer at dotted paths. */
    record Mutate(Map<String, Object> changes) implements Effect {}

    static FaultAction of(Fields fields) {
        for (var name : fields.names()) {
            if (!NAMES.contains(name)) {
                throw new BadInputException(
                        "action",
                        "has no " + name + "; known are "
                                + NAMES.stream().sorted().toList());
            }
        }
        var delay = fields.whole("delayMs", 1, LONGEST_DELAY_MS);
        var effect = effect(fields);
        if (delay == null && effect instanceof Nothing) {
            throw new BadInputException("action", "says nothing to do");
        }
        return new FaultAction(Duration.ofMillis(delay == null ? 0 : delay), effect);
    }

    private static Effect effect(Fields fields) {
        var truncate = fields.whole("truncateBody", 0, 1_000_000);
        var mutate = fields.object("mutate");
        var effects = new LinkedHashMap<String, Effect>();
        if (fields.has("status") || fields.has("body")) {
            var status = fields.whole("status", 200, 599);
            effects.put(
                    "status",
                    new Answer(
                            status == null ? 200 : status.intValue(),
                            fields.whole("retryAfter", 0, 86_400),
                            fields.text("body"),
                            fields.text("contentType", "text/html;charset=UTF-8")));
        }
        if (fields.flag("reset", false)) {
            effects.put("reset", new Reset());
        }
        if (fields.flag("commit_then_timeout", false)) {
            effects.put("commit_then_timeout", new CommitThenTimeout());
        }
        if (truncate != null) {
            effects.put("truncateBody", new Truncate(truncate.intValue()));
        }
        if (mutate != null) {
            effects.put("mutate", new Mutate(mutate));
        }
        if (effects.size() > 1) {
            throw new BadInputException("action", "can do only one of " + effects.keySet());
        }
        return effects.values().stream().findFirst().orElse(new Nothing());
    }
}
