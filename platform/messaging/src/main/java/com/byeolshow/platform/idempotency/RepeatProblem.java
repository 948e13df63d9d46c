package com.byeolshow.platform.idempotency;

import com.byeolshow.platform.web.problem.Problem;

/** Why an idempotency key is refused. */
public sealed interface RepeatProblem extends Problem {

    record UnusableKey() implements RepeatProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "unusable-idempotency-key",
                    400,
                    "Idempotency-Key는 공백 없는 1~100자의 ASCII 문자여야 합니다.",
                    "An Idempotency-Key has 1 to 100 ASCII characters and no spaces.");
        }
    }

    /** The key was already used for something else. */
    record KeyReused() implements RepeatProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "idempotency-key-reused",
                    422,
                    "이미 다른 요청에 사용된 Idempotency-Key입니다.",
                    "This Idempotency-Key was used for another request already.");
        }
    }
}
