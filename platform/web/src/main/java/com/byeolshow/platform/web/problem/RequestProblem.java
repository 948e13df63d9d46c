package com.byeolshow.platform.web.problem;

import com.byeolshow.platform.language.Wording;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems of the request itself, the same for every feature. */
public sealed interface RequestProblem extends Problem {

    /** The body or a parameter cannot be read. Legacy dialects answer with the route's fixed sentence. */
    record Malformed(String reason) implements RequestProblem {
        @Override
        public Summary summary() {
            return new Summary("malformed-request", 400, "잘못된 요청입니다.", "The request cannot be read.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("reason", reason);
        }
    }

    /** No token, an empty one, or one that is expired, revoked or forged. */
    record Unauthenticated() implements RequestProblem {
        @Override
        public Summary summary() {
            return new Summary("unauthenticated", 401, "로그인 후 이용해 주세요.", "Please log in first.");
        }
    }

    /** An influencer's route called by anyone else; the app expects 401 here even for a valid customer token. */
    record InfluencersOnly() implements RequestProblem {
        @Override
        public Summary summary() {
            return new Summary("influencers-only", 401, "접근 권한이 없습니다.", "Only influencers may do this.");
        }
    }

    /** A valid token whose roles do not reach this route. */
    record Forbidden() implements RequestProblem {
        @Override
        public Summary summary() {
            return new Summary("forbidden", 403, "접근 권한이 없습니다.", "You may not do this.");
        }
    }

    /** Any other refusal of the web layer that has only a status to say: no such route, wrong method, too large. */
    record ByStatus(int status, @Nullable Duration retryAfter) implements RequestProblem {

        public ByStatus(int status) {
            this(status, null);
        }

        @Override
        public Summary summary() {
            return new Summary(slug(), status, sentence());
        }

        private String slug() {
            return switch (status) {
                case 404 -> "not-found";
                case 405 -> "method-not-allowed";
                case 406 -> "not-acceptable";
                case 413 -> "request-too-large";
                case 415 -> "unsupported-media-type";
                case 429 -> "too-many-requests";
                case 503 -> "unavailable";
                case 504 -> "timeout";
                default -> "http-" + status;
            };
        }

        private Wording sentence() {
            return switch (status) {
                case 404 -> Wording.of("존재하지 않는 주소입니다.", "There is nothing at this address.");
                case 405 -> Wording.of("지원하지 않는 요청 방식입니다.", "This method is not allowed here.");
                case 406 -> Wording.of("요청한 형식으로는 답할 수 없습니다.", "None of the formats you accept can be given.");
                case 408 ->
                    Wording.of(
                            "요청이 제때 도착하지 않았습니다. 다시 시도해 주세요.", "The request took too long to arrive. Please try again.");
                case 413 -> Wording.of("요청이 너무 큽니다.", "The request is too large.");
                case 415 -> Wording.of("지원하지 않는 형식입니다.", "This format is not supported.");
                case 429 ->
                    Wording.of("요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.", "Too many requests. Please try again in a moment.");
                case 503, 504 ->
                    Wording.of(
                            "일시적으로 이용할 수 없습니다. 잠시 후 다시 시도해 주세요.",
                            "Not available right now. Please try again in a moment.");
                default -> Wording.of("잘못된 요청입니다.", "The request cannot be served.");
            };
        }
    }

    /** A fault of ours. The body says nothing of the inside; the log has the stack under the same trace id. */
    record Fault(int status) implements RequestProblem {
        @Override
        public Summary summary() {
            return new Summary("internal-error", status, "알 수 없는 오류", "Something went wrong on our side.");
        }
    }
}
