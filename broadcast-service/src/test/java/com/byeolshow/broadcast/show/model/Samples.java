package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import java.time.Instant;
import java.util.List;

/** Shows around the spring sale of the contract's own example. */
public final class Samples {

    public static final Instant STARTS_AT = Instant.parse("2030-05-01T11:00:00Z");
    public static final Instant LIVE_SINCE = Instant.parse("2030-05-01T11:00:05Z");
    public static final Instant FINISHED_AT = Instant.parse("2030-05-01T12:00:00Z");
    public static final Recording RECORDING = new Recording("as_01", "pb_vod_01");
    public static final Host HOST = new Host("별이", "https://img.example/star.jpg");

    private Samples() {}

    public static Show show(ShowState state) {
        return show(state, 1, 0);
    }

    public static Show show(ShowState state, long version, int views) {
        return new Show(
                new ShowId(7),
                "INF1",
                new Show.Feed("ls_01", "pb_live_01"),
                new Program(
                        "봄 세일",
                        "오늘만",
                        "봄 신상",
                        new LeadProduct("P1", "립", "별뷰티", "https://img.example/p1.jpg", "12000", "10"),
                        List.of("P1", "P2"),
                        STARTS_AT),
                state,
                new Show.Tally(views, 0),
                version,
                STARTS_AT);
    }

    public static Show ready() {
        return show(new Ready());
    }

    public static Show live() {
        return show(new Live(LIVE_SINCE));
    }

    public static Show closed() {
        return show(new Closed(LIVE_SINCE, FINISHED_AT));
    }

    public static Show completed() {
        return show(new Completed(LIVE_SINCE, FINISHED_AT, RECORDING));
    }
}
