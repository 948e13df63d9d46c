package com.byeolshow.platform.web.problem;

import com.byeolshow.platform.language.Wording;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a caller asked for and cannot have. Each feature keeps a sealed catalogue of its problems; the platform
 * renders them in the dialect of the route that was called (see {@link Dialects}), so a feature never knows who reads it.
 */
public interface Problem {

    /**
     * What every problem says of itself.
     *
     * @param code stable slug in kebab case, such as {@code stock-short}; part of the contract, never reworded
     * @param status HTTP status of the refusal: 4xx, or 503 when a dependency is missing
     * @param wording what the person in front of the app reads; the Korean has the contract's exact words, as the app's
     *     own routes know no other language
     */
    record Summary(String code, int status, Wording wording) {

        /** Worded in both languages with the same values, see {@link Wording#of}. */
        public Summary(String code, int status, String korean, String english, Object... values) {
            this(code, status, Wording.of(korean, english, values));
        }
    }

    Summary summary();

    default String code() {
        return summary().code();
    }

    default int status() {
        return summary().status();
    }

    /** In Korean, as the app's own routes say it. */
    default String message() {
        return summary().wording().korean();
    }

    /** A second, more specific sentence, where a contract row has one; problem details tell it instead of the first. */
    default @Nullable Wording detail() {
        return null;
    }

    /** The code as the app's first family of errors shows it; most rows have none, so it is left out by default. */
    default @Nullable String appCode() {
        return null;
    }

    /** Further typed facts for problem details, such as how many units are left; never personal data. */
    default Map<String, Object> fields() {
        return Map.of();
    }

    /** When it is worth asking again, if it ever is. */
    default @Nullable Duration retryAfter() {
        return null;
    }
}
