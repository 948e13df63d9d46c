package com.byeolshow.identity.recovery.model;

import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why somebody who cannot log in is not helped. */
public sealed interface RecoveryProblem extends Problem {

    @Override
    default int status() {
        return 400;
    }

    /** Half a form. */
    record MissingInformation() implements RecoveryProblem {
        @Override
        public String code() {
            return "missing-information";
        }

        @Override
        public String message() {
            return "정보를 모두 입력해 주세요.";
        }
    }

    /** No account has this e-mail address. */
    record UnknownEmail() implements RecoveryProblem {
        @Override
        public String code() {
            return "unknown-email";
        }

        @Override
        public String message() {
            return "해당 이메일로 가입한 회원이 없습니다.";
        }
    }

    /** Asked too often, from one place or about one account; an unknown account counts like a known one. */
    record AskedTooOften(Duration left) implements RecoveryProblem {
        @Override
        public String code() {
            return "too-many-requests";
        }

        @Override
        public int status() {
            return 429;
        }

        @Override
        public String message() {
            return "요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.";
        }

        @Override
        public @Nullable Duration retryAfter() {
            return left;
        }
    }
}
