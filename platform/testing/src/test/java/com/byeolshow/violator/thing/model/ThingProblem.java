package com.byeolshow.violator.thing.model;

import com.byeolshow.platform.web.problem.Problem;

sealed interface ThingProblem extends Problem {

    record SaidTwice() implements ThingProblem {
        @Override
        public Summary summary() {
            return new Summary("said-twice", 400, "두 번 말했습니다.", "두 번 말했습니다.");
        }
    }

    record LimitKept(int limit) implements ThingProblem {
        @Override
        public Summary summary() {
            return new Summary("limit-kept", 400, "%d개까지 가능합니다.", "There is a limit.", limit);
        }
    }

    record FieldKept() implements ThingProblem {
        @Override
        public Summary summary() {
            return new Summary("field-kept", 400, "format을 확인해 주세요.", "Please check it.");
        }
    }
}
