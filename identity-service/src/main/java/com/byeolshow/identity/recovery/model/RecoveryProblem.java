package com.byeolshow.identity.recovery.model;

import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why somebody who cannot log in is not helped. */
public sealed interface RecoveryProblem extends Problem {

    /** Half a form. */
    record MissingInformation() implements RecoveryProblem {
        @Override
        public Summary summary() {
            return new Summary("missing-information", 400, "정보를 모두 입력해 주세요.", "Please fill in everything.");
        }
    }

    /** No account has this e-mail address. */
    record UnknownEmail() implements RecoveryProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "unknown-email", 400, "해당 이메일로 가입한 회원이 없습니다.", "Nobody has signed up with this e-mail address.");
        }
    }

    /** Asked too often, from one place or about one account; an unknown account counts like a known one. */
    record AskedTooOften(Duration left) implements RecoveryProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-requests",
                    429,
                    "요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.",
                    "Too many requests. Please try again in a moment.");
        }

        @Override
        public @Nullable Duration retryAfter() {
            return left;
        }
    }
}
