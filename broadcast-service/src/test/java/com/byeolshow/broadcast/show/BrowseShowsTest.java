package com.byeolshow.broadcast.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.show.alarm.ToggleAlarm;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.platform.web.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Lists around midnight in Korea, read at a moment that stands still. It is late enough for no other test to plan for. */
@BroadcastTest
class BrowseShowsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Instant MIDNIGHT =
            OffsetDateTime.parse("2061-05-02T00:00:00+09:00").toInstant();

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final ToggleAlarm toggleAlarm;
    private final BrowseShows browse;

    BrowseShowsTest(WebTestClient http, FakeMux mux, Given given, ToggleAlarm toggleAlarm, BrowseShows browse) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.toggleAlarm = toggleAlarm;
        this.browse = browse;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void aSecondBeforeMidnightTodayEndsAndASecondLaterItHasJustBegun() {
        String me = given.influencer();
        long over = awaited(me, MIDNIGHT.minus(Duration.ofDays(1)).minusSeconds(1));
        long morning = awaited(me, MIDNIGHT.minus(Duration.ofDays(1)));
        long late = awaited(me, MIDNIGHT.minusSeconds(2));
        long tonight = awaited(me, MIDNIGHT.minusSeconds(1));
        long midnight = awaited(me, MIDNIGHT);
        long tomorrow = awaited(me, MIDNIGHT.plus(Duration.ofDays(1)));

        var before = at(MIDNIGHT.minusSeconds(1));
        assertThat(ids(before.next(page()))).containsExactly(tonight, midnight, tomorrow);
        assertThat(ids(before.future(page()))).containsExactly(midnight, tomorrow);
        assertThat(ids(before.awaitedBy(me, page()))).containsExactly(morning, late, tonight, midnight, tomorrow);
        assertThat(ids(before.ready(page()))).containsSubsequence(over, morning, late, tonight, midnight, tomorrow);

        var after = at(MIDNIGHT.plusSeconds(1));
        assertThat(ids(after.next(page()))).containsExactly(tomorrow);
        assertThat(ids(after.future(page()))).containsExactly(tomorrow);
        assertThat(ids(after.awaitedBy(me, page()))).containsExactly(midnight, tomorrow);
    }

    private BrowseShows at(Instant now) {
        return new BrowseShows(browse.shows(), browse.schedule(), browse.products(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Page page() {
        return Page.of(null, 100_000);
    }

    private long awaited(String customer, Instant startsAt) {
        long show = given.reserved(http, given.host(), startsAt.toString());
        toggleAlarm.run(customer, new ShowId(show)).block(AT_MOST);
        return show;
    }

    private static List<Long> ids(Flux<HostedShow> shows) {
        return Objects.requireNonNull(
                shows.map(shown -> shown.show().id().value()).collectList().block(AT_MOST));
    }
}
