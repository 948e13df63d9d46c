package com.byeolshow.broadcast.show.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why the inside of a show is not shown. */
public sealed interface OversightProblem extends Problem {

    /** Unknown, or neither the caller's own nor for managers. */
    record NoSuchShow() implements OversightProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-show", 404, "존재하지 않는 방송입니다.", "There is no such show.");
        }
    }
}
