package com.byeolshow.platform.idempotency;

import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A key the caller made up for one command; keys of different callers never meet. */
public record IdempotencyKey(String callerId, String value) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern USABLE = Pattern.compile("[!-~]{1,100}");

    /**
     * Reads the header.
     *
     * @return empty if there is no header; refuses one that is not 1 to 100 visible ASCII characters
     */
    public static Optional<IdempotencyKey> of(String callerId, @Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!USABLE.matcher(header).matches()) {
            throw new RefusedException(new RepeatProblem.UnusableKey());
        }
        return Optional.of(new IdempotencyKey(callerId, header));
    }
}
