package com.byeolshow.social.push.fcm;

import com.byeolshow.social.push.DeviceMessages.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the provider's refusals mean for a push; unknown codes go by their status. */
record FcmAnswer(@Nullable Fault error) {

    record Fault(@Nullable String status, @Nullable List<Detail> details) {}

    record Detail(@Nullable String errorCode, @Nullable List<Violation> fieldViolations) {}

    record Violation(@Nullable String field) {}

    static Outcome outcome(int status, @Nullable FcmAnswer answer, @Nullable Duration retryAfter) {
        if (status / 100 == 2) {
            return new Outcome.Accepted();
        }
        String code = answer == null ? "" : answer.errorCode();
        String reason = "%d %s".formatted(status, code);
        return switch (code) {
            case "UNREGISTERED", "SENDER_ID_MISMATCH" -> new Outcome.Gone(reason);
            case "INVALID_ARGUMENT" -> invalid(reason, Objects.requireNonNull(answer));
            case "QUOTA_EXCEEDED" -> new Outcome.Later(reason, retryAfter, true);
            case "UNAVAILABLE", "INTERNAL", "THIRD_PARTY_AUTH_ERROR" -> new Outcome.Later(reason, retryAfter, false);
            default ->
                status == 429 || status == 401 || status >= 500
                        ? new Outcome.Later(reason, retryAfter, status == 429)
                        : new Outcome.Refused(reason);
        };
    }

    /** Our access token is meant, and not a credential of the app's behind the provider. */
    static boolean refusesBearer(int status, FcmAnswer answer) {
        return status == 401 && !answer.errorCode().equals("THIRD_PARTY_AUTH_ERROR");
    }

    /** A malformed token belongs to no device; anything else that is malformed was made by us. */
    private static Outcome invalid(String reason, FcmAnswer answer) {
        List<String> fields = answer.details().stream()
                .map(Detail::fieldViolations)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(Violation::field)
                .filter(Objects::nonNull)
                .toList();
        return fields.isEmpty() || fields.contains("message.token")
                ? new Outcome.Gone(reason)
                : new Outcome.Refused(reason + " " + fields);
    }

    private List<Detail> details() {
        return error == null || error.details() == null ? List.of() : error.details();
    }

    private String errorCode() {
        return details().stream()
                .map(Detail::errorCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> error == null || error.status() == null ? "" : error.status());
    }
}
