package com.byeolshow.broadcast.sales;

import com.byeolshow.platform.web.problem.Problem;

/** Why sales are not told. */
public sealed interface SalesProblem extends Problem {

    /** The caller has as many streams as one can have; one of them must end first. */
    record TooManyStreams() implements SalesProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-connections",
                    429,
                    "동시에 연결할 수 있는 기기 수를 초과했습니다.",
                    "Too many devices are connected at the same time.");
        }
    }

    /** This replica has as many streams as it can hold; another one may have room. */
    record NoRoom() implements SalesProblem {
        @Override
        public Summary summary() {
            return new Summary("no-room", 503, "잠시 후 다시 연결해 주세요.", "Please connect again in a moment.");
        }
    }

    /** A show is summed up when it is over; until then its sales can be watched. */
    record ShowNotOver() implements SalesProblem {
        @Override
        public Summary summary() {
            return new Summary("show-not-over", 409, "아직 종료되지 않은 방송입니다.", "This show is not over yet.");
        }
    }
}
