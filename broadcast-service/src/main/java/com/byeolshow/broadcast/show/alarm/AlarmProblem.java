package com.byeolshow.broadcast.show.alarm;

import com.byeolshow.platform.web.problem.Problem;

/** What can be refused about alarms. */
sealed interface AlarmProblem extends Problem {

    /** The app reads all alarms at once, so their list must stay readable. */
    record TooManyAlarms(int limit) implements AlarmProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-alarms", 400, "라이브 예약은 최대 %d개까지 가능합니다.", "At most %d alarms can be set.", limit);
        }
    }
}
