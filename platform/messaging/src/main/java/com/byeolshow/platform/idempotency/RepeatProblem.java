package com.byeolshow.platform.idempotency;

import com.byeolshow.platform.web.problem.Problem;

/** Why an idempotency key is refused. */
public sealed interface RepeatProblem extends Problem {

    record UnusableKey() implements RepeatProblem {
        @Override
        public String code() {
            return "unusable-idempotency-key";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "Idempotency-Key는 공백 없는 1~100자의 ASCII 문자여야 합니다.";
        }
    }

    /** The key was already used for something else. */
    record KeyReused() implements RepeatProblem {
        @Override
        public String code() {
            return "idempotency-key-reused";
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String message() {
            return "이미 다른 요청에 사용된 Idempotency-Key입니다.";
        }
    }
}
