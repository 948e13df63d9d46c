package com.byeolshow.identity.session.model;

import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;

/** Why a log-in or a refresh is refused. */
public sealed interface SessionProblem extends Problem {

    /**
     * Too many log-ins failed. Reads like a wrong password, as the app knows one refusal only, whatever was wrong; the
     * header says when it makes sense to try again.
     */
    record LogInPaused(Duration pause) implements SessionProblem {
        @Override
        public Summary summary() {
            return new Summary("wrong-credentials", 400, "잘못된 입력입니다.", "The user id or password is wrong.");
        }

        @Override
        public Duration retryAfter() {
            return wholeSeconds(pause);
        }
    }

    /** Too many proofs with the old password failed. Reads like a wrong one; the header says when to try again. */
    record ProofPaused(Duration pause) implements SessionProblem {
        @Override
        public Summary summary() {
            return new Summary("wrong-password", 400, "비밀번호가 올바르지 않습니다.", "The password is wrong.");
        }

        @Override
        public String appCode() {
            return code();
        }

        @Override
        public Duration retryAfter() {
            return wholeSeconds(pause);
        }
    }

    /** Rounded up: who waits as told must not be refused again. */
    private static Duration wholeSeconds(Duration pause) {
        return Duration.ofSeconds(pause.plusNanos(999_999_999).toSeconds());
    }

    /** The refresh token is unknown, expired, used before, or its session is over: a thief must not learn which. */
    record InvalidRefreshToken() implements SessionProblem {
        @Override
        public Summary summary() {
            return new Summary("invalid-refresh-token", 401, "로그인 후 이용해 주세요.", "Please log in first.");
        }
    }
}
