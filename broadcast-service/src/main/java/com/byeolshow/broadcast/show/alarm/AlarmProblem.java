package com.byeolshow.broadcast.show.alarm;

import com.byeolshow.platform.web.problem.Problem;

/** What can be refused about alarms. */
sealed interface AlarmProblem extends Problem {

    /** The app reads all alarms at once, so their list must stay readable. */
    record TooManyAlarms(int limit) implements AlarmProblem {
        @Override
        public String code() {
            return "too-many-alarms";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "라이브 예약은 최대 " + limit + "개까지 가능합니다.";
        }
    }
}
