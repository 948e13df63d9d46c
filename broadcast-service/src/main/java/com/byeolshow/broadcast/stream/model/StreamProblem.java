package com.byeolshow.broadcast.stream.model;

import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;

/** Why an influencer cannot have a stream key now. */
public sealed interface StreamProblem extends Problem {

    /** Only a key that exists can be renewed. */
    record NoStreamKeyYet() implements StreamProblem {
        @Override
        public Summary summary() {
            return new Summary("no-stream-key-yet", 400, "잘못된 요청입니다.", "There is no stream key to renew yet.");
        }
    }

    /** The video platform made no stream, or did not say in time whether it did. Asking again finds out. */
    record StreamKeyUnavailable() implements StreamProblem {
        /** The app knows no other status on this route. */
        @Override
        public Summary summary() {
            return new Summary(
                    "stream-key-unavailable",
                    400,
                    "잘못된 요청입니다.",
                    "The stream key cannot be given right now. Please try again in a moment.");
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }
}
