package com.byeolshow.social.notification.live;

import com.byeolshow.platform.web.problem.Problem;

/** Why a live connection is not opened. */
public sealed interface LiveProblem extends Problem {

    /** The customer has as many as one can have; one of them must end first. */
    record TooManyConnections() implements LiveProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-connections",
                    429,
                    "동시에 연결할 수 있는 기기 수를 초과했습니다.",
                    "Too many devices are connected at the same time.");
        }
    }

    /** This replica has as many as it can hold; another one may have room. */
    record NoRoom() implements LiveProblem {
        @Override
        public Summary summary() {
            return new Summary("no-room", 503, "잠시 후 다시 연결해 주세요.", "Please connect again in a moment.");
        }
    }
}
