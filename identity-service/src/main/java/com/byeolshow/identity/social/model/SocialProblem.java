package com.byeolshow.identity.social.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a log-in at a provider is refused. */
public sealed interface SocialProblem extends Problem {

    /** No such provider, or one this deployment has no contract with. */
    record UnknownProvider() implements SocialProblem {
        @Override
        public String code() {
            return "unknown-provider";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "지원하지 않는 로그인 방식입니다.";
        }
    }

    /** Nobody left from this browser with this state, or it was used, or that is more than five minutes ago. */
    record StateMismatch() implements SocialProblem {
        @Override
        public String code() {
            return "state-mismatch";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String message() {
            return "잘못된 접근";
        }
    }

    /** The person or the provider refused, or the provider is broken or slow: the app shows the same for all. */
    record LogInFailed() implements SocialProblem {
        @Override
        public String code() {
            return "social-log-in-failed";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "로그인 실패";
        }
    }
}
