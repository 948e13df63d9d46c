package com.byeolshow.identity.social.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a log-in at a provider is refused. */
public sealed interface SocialProblem extends Problem {

    /** No such provider, or one this deployment has no contract with. */
    record UnknownProvider() implements SocialProblem {
        @Override
        public Summary summary() {
            return new Summary("unknown-provider", 404, "지원하지 않는 로그인 방식입니다.", "Nobody can log in this way.");
        }
    }

    /** Nobody left from this browser with this state, or it was used, or that is more than five minutes ago. */
    record StateMismatch() implements SocialProblem {
        @Override
        public Summary summary() {
            return new Summary("state-mismatch", 403, "잘못된 접근", "This log-in was not begun here, or too long ago.");
        }
    }

    /** The person or the provider refused, or the provider is broken or slow: the app shows the same for all. */
    record LogInFailed() implements SocialProblem {
        @Override
        public Summary summary() {
            return new Summary("social-log-in-failed", 400, "로그인 실패", "The log-in failed.");
        }
    }
}
