package com.byeolshow.social.follow.model;

import com.byeolshow.platform.web.problem.Problem;

/** What can be refused about following. */
public sealed interface FollowProblem extends Problem {

    /** No such influencer, or one who is none any more. */
    record UnknownInfluencer() implements FollowProblem {
        @Override
        public Summary summary() {
            return new Summary("unknown-influencer", 400, "잘못된 요청입니다.", "There is no such influencer.");
        }
    }

    /** Nobody follows this many; the limit keeps the list of followed influencers whole and bounded. */
    record TooManyFollows(int limit) implements FollowProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-follows",
                    400,
                    "더 이상 팔로우할 수 없습니다. 최대 %d명까지 가능합니다.",
                    "You cannot follow more than %d influencers.",
                    limit);
        }
    }
}
