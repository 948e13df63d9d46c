package com.byeolshow.social.like;

import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.Problem;

/** What can be refused about liking. */
sealed interface LikeProblem extends Problem {

    /** Broadcast has published no such show, or has deleted it. */
    record UnknownShow() implements LikeProblem {
        @Override
        public Summary summary() {
            return new Summary("unknown-show", 400, "잘못된 요청입니다.", "There is no such show.");
        }

        @Override
        public Wording detail() {
            return Wording.of("존재하지 않는 방송입니다.", "There is no such show.");
        }
    }

    /** The app reads all likes at once, so the list must stay readable. */
    record TooManyLikes(int limit) implements LikeProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-likes",
                    400,
                    "더 이상 좋아요를 누를 수 없습니다. 최대 %d개까지 가능합니다.",
                    "You cannot like more than %d shows.",
                    limit);
        }
    }
}
