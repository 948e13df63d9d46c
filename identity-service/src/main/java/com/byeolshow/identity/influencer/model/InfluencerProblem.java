package com.byeolshow.identity.influencer.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a request about an influencer is refused. */
public sealed interface InfluencerProblem extends Problem {

    /** Nobody has this id, or whoever has it may not broadcast. */
    record NotAnInfluencer() implements InfluencerProblem {
        @Override
        public Summary summary() {
            return new Summary("not-an-influencer", 400, "잘못된 요청입니다.", "There is no such influencer.");
        }
    }

    /** A key is absent, or says more than a page can show. */
    record UnusableDescription() implements InfluencerProblem {
        @Override
        public Summary summary() {
            return new Summary("unusable-description", 400, "잘못된 요청입니다.", "The description is missing or too long.");
        }
    }
}
