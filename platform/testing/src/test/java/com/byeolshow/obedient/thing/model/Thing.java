package com.byeolshow.obedient.thing.model;

import com.byeolshow.obedient.thing.ThingId;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.problem.Problem;
import java.time.Instant;
import java.util.List;

public record Thing(ThingId id, Won price) {

    public List<Thing> at(Instant now) {
        return now.isAfter(Instant.EPOCH) ? List.of(this) : List.of();
    }

    public record Absent() implements Problem {
        @Override
        public Summary summary() {
            return new Summary("no-thing", 404, "없습니다.", "There is none.");
        }
    }
}
