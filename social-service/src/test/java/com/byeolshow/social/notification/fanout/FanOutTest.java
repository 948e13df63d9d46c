package com.byeolshow.social.notification.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.social.Given;
import com.byeolshow.social.notification.model.Notice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@ServiceTest
class FanOutTest {

    private static final AtomicLong SHOWS = new AtomicLong(500_000);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final DatabaseClient database;
    private final IncomingEvents incoming;
    private final FanOuts fanOuts;
    private final TellAudiences tellAudiences;
    private final FanOutSettings settings;
    private final TransactionalOperator transaction;

    FanOutTest(
            DatabaseClient database,
            IncomingEvents incoming,
            FanOuts fanOuts,
            TellAudiences tellAudiences,
            FanOutSettings settings,
            TransactionalOperator transaction) {
        this.settings = settings;
        this.transaction = transaction;
        this.database = database;
        this.incoming = incoming;
        this.fanOuts = fanOuts;
        this.tellAudiences = tellAudiences;
    }

    @Test
    void aSliceThatFailsIsTakenUpAgainWhereItBeganAndDelaysNobodyElse() {
        String star = starWith(2_500);
        // The 1,500th by key: in the middle of the second slice.
        String stumbling = star + "-fan-01500";
        forbidTelling(stumbling);
        try {
            long show = SHOWS.incrementAndGet();
            record(show, star);
            Awaiting.until(() -> number("SELECT failures FROM fan_outs WHERE subject = :id", Long.toString(show)) > 0);
            assertThat(told(show)).as("only the whole first slice").isEqualTo(1_000);
            assertThat(number("SELECT told FROM fan_outs WHERE subject = :id", Long.toString(show)))
                    .isEqualTo(1_000);

            String other = starWith(3);
            long small = SHOWS.incrementAndGet();
            record(small, other);
            Awaiting.until(() -> told(small) == 3);

            allowTelling();
            Awaiting.until(() -> finished(show));
            assertThat(told(show)).isEqualTo(2_500);
            assertThat(number("SELECT told FROM fan_outs WHERE subject = :id", Long.toString(show)))
                    .isEqualTo(2_500);
        } finally {
            allowTelling();
        }
    }

    @Test
    void aReplicaThatDiedInTheMiddleIsReplacedAfterItsLease() {
        String star = starWith(1_200);
        long show = SHOWS.incrementAndGet();
        // As a replica leaves it that told one slice, took the next and was killed: the lease is over, the place is
        // kept.
        database.sql("""
                        INSERT INTO fan_outs (kind, subject, details, influencer_id, recorded_at, due_at, told_up_to, told)
                        VALUES ('show-started', :show, '{}', :star, now(), now() - interval '1 second', :reached, 1000)""")
                .bind("show", Long.toString(show))
                .bind("star", star)
                .bind("reached", star + "-fan-01000")
                .then()
                .block();
        Awaiting.until(() -> finished(show));
        assertThat(told(show)).isEqualTo(200);
    }

    /** With meters and a clock of its own: the service's own job counts the same rows whenever it likes. */
    @Test
    void eachCountLooksAtTheClockAnew() {
        var hours = new AtomicLong();
        var ownMeters = new SimpleMeterRegistry();
        var counting = new FanOutJobs(new TellAudiences(fanOuts, settings, clock(hours), transaction, ownMeters))
                .countFanOuts();
        String show = Long.toString(SHOWS.incrementAndGet());
        database.sql("""
                        INSERT INTO fan_outs (kind, subject, details, influencer_id, recorded_at, due_at)
                        VALUES ('show-started', :show, '{}', 'nobody', :now, :now + interval '1 year')""").bind("show", show).bind("now", NOW).then().block();
        try {
            counting.block();
            assertThat(ownMeters.get("social.fan.out.waiting").gauge().value()).isPositive();
            double before = ownMeters.get("social.fan.out.oldest").gauge().value();
            hours.set(3);
            counting.block();
            assertThat(ownMeters.get("social.fan.out.oldest").gauge().value())
                    .isGreaterThanOrEqualTo(Math.max(before, 3 * 3_600));
        } finally {
            database.sql("DELETE FROM fan_outs WHERE subject = :show")
                    .bind("show", show)
                    .then()
                    .block();
        }
    }

    private static Clock clock(AtomicLong hours) {
        return new Clock() {
            @Override
            public Instant instant() {
                return NOW.plus(Duration.ofHours(hours.get()));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Test
    void replicasThatWorkAtTheSameTimeTellEveryoneOnce() {
        String star = starWith(5_500);
        long show = SHOWS.incrementAndGet();
        record(show, star);
        Flux.range(0, 6).flatMap(_ -> tellAudiences.run(), 6).then().block(Duration.ofMinutes(2));
        Awaiting.until(() -> finished(show));
        assertThat(told(show)).isEqualTo(5_500);
        assertThat(number("SELECT told FROM fan_outs WHERE subject = :id", Long.toString(show)))
                .isEqualTo(5_500);
    }

    @Test
    void theEventIsDoneAsSoonAsItIsNotedAndANewFollowerIsNotTold() {
        String star = starWith(2);
        String late = Given.id("late");
        database.sql("INSERT INTO follows VALUES (:late, :star, now() + interval '1 hour')")
                .bind("late", late)
                .bind("star", star)
                .then()
                .block();
        long show = SHOWS.incrementAndGet();
        String event = incoming.publish(
                "broadcast.lifecycle",
                "broadcast.started.v1",
                Long.toString(show),
                Map.of(
                        "showId", show,
                        "influencerId", star,
                        "influencerName", "별이",
                        "title", "봄 세일",
                        "startsAt", "2030-05-01T11:00:00Z",
                        "productIds", List.of("p1"),
                        "occurredAt", "2030-05-01T11:00:00Z"));
        Awaiting.until(() -> Given.isHandled(database, event));
        assertThat(number("SELECT count(*) FROM fan_outs WHERE subject = :id", Long.toString(show)))
                .isEqualTo(1);
        Awaiting.until(() -> finished(show));
        assertThat(told(show)).isEqualTo(2);
        assertThat(number("SELECT count(*) FROM notifications WHERE customer_id = :id", late))
                .isZero();
    }

    @Test
    void whoeverHasAnAlarmIsToldOnceAlsoWhenTheyFollow() {
        String star = starWith(2_100);
        long show = SHOWS.incrementAndGet();
        // Among the followers, before, between and after them; and in more than one slice.
        database.sql("""
                        INSERT INTO alarms (show_id, customer_id, set_at)
                        SELECT :show, :star || '-fan-' || lpad((n * 2)::text, 5, '0'), now() - interval '1 day'
                        FROM generate_series(1, 1500) n
                        UNION ALL SELECT :show, 'a-' || :star, now() - interval '1 day'
                        UNION ALL SELECT :show, 'z-' || :star, now() - interval '1 day'
                        UNION ALL SELECT :show, 'late-' || :star, now() + interval '1 hour'
                        UNION ALL SELECT :show + 1000000, 'elsewhere-' || :star, now() - interval '1 day'""").bind("show", show).bind("star", star).then().block();
        record(show, star);
        Awaiting.until(() -> finished(show));
        // 2,100 followers, 450 of the 1,500 with an alarm who do not follow, and two more.
        assertThat(told(show)).isEqualTo(2_552);
        assertThat(number("SELECT count(*) FROM notifications WHERE subject = :id", Long.toString(show)))
                .isEqualTo(2_552);
        assertThat(number(
                        "SELECT count(*) FROM notifications WHERE customer_id IN ('late-' || :id, 'elsewhere-' || :id)",
                        star))
                .isZero();
    }

    @Test
    void anAlarmHeardOfAfterTheStartIsStillToldAndOneSetAfterItIsNot() {
        String star = Given.id("star");
        long show = SHOWS.incrementAndGet();
        started(show, star);
        Awaiting.until(() -> finished(show));
        String early = Given.id("early");
        String late = Given.id("late");
        String first = alarm("set", show, early, Instant.now().minusSeconds(3600));
        String second = alarm("set", show, late, Instant.now().plusSeconds(3600));
        Awaiting.until(() -> Given.isHandled(database, first) && Given.isHandled(database, second));
        assertThat(number("SELECT count(*) FROM alarms WHERE show_id = :id", show))
                .isEqualTo(2);
        assertThat(number("SELECT count(*) FROM notifications WHERE customer_id = :id", early))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM notifications WHERE customer_id = :id", late))
                .isZero();
    }

    @Test
    void aClearedAlarmTellsNobodyAndADeletedShowKeepsNone() {
        String star = Given.id("star");
        long show = SHOWS.incrementAndGet();
        String stays = Given.id("stays");
        String goes = Given.id("goes");
        alarm("set", show, stays, Instant.now().minusSeconds(60));
        alarm("set", show, goes, Instant.now().minusSeconds(60));
        String cleared = alarm("cleared", show, goes, Instant.now().minusSeconds(30));
        // The start comes on a topic of its own and would overtake it.
        Awaiting.until(() -> Given.isHandled(database, cleared));
        assertThat(number("SELECT count(*) FROM alarms WHERE show_id = :id", show))
                .isEqualTo(1);
        started(show, star);
        Awaiting.until(() -> finished(show));
        assertThat(number("SELECT count(*) FROM notifications WHERE customer_id = :id", stays))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM notifications WHERE customer_id = :id", goes))
                .isZero();
        incoming.tombstone("broadcast.shows", "broadcast.show.v1", Long.toString(show));
        Awaiting.until(() -> number("SELECT count(*) FROM alarms WHERE show_id = :id", show) == 0);
    }

    private String alarm(String what, long show, String customer, Instant at) {
        return incoming.publish(
                "broadcast.alarms",
                "broadcast.alarm-%s.v1".formatted(what),
                Long.toString(show),
                Map.of("showId", show, "customerId", customer, "occurredAt", at.toString()));
    }

    private void started(long show, String star) {
        incoming.publish(
                "broadcast.lifecycle",
                "broadcast.started.v1",
                Long.toString(show),
                Map.of(
                        "showId", show,
                        "influencerId", star,
                        "influencerName", "별이",
                        "title", "봄 세일",
                        "startsAt", "2030-05-01T11:00:00Z",
                        "productIds", List.of("p1"),
                        "occurredAt", "2030-05-01T11:00:00Z"));
    }

    private String starWith(int fans) {
        String star = Given.id("star");
        database.sql("""
                        INSERT INTO follows (customer_id, influencer_id, followed_at)
                        SELECT :star || '-fan-' || lpad(n::text, 5, '0'), :star, now() - interval '1 day'
                        FROM generate_series(1, :fans) n""").bind("star", star).bind("fans", fans).then().block();
        return star;
    }

    private void record(long show, String star) {
        fanOuts.record(new Notice.ShowStarted(show, "봄 세일", star, "별이", Instant.parse("2030-05-01T11:00:00Z"), null))
                .block();
    }

    private void forbidTelling(String customer) {
        execute("""
                CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'stumbled'; END $$""");
        execute("""
                CREATE TRIGGER stumble BEFORE INSERT ON notifications FOR EACH ROW
                WHEN (NEW.customer_id = '%s') EXECUTE FUNCTION stumble()""".formatted(customer));
    }

    private void allowTelling() {
        execute("DROP TRIGGER IF EXISTS stumble ON notifications");
        execute("DROP FUNCTION IF EXISTS stumble()");
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }

    private long told(long show) {
        return number("SELECT count(DISTINCT customer_id) FROM notifications WHERE subject = :id", Long.toString(show));
    }

    private boolean finished(long show) {
        return number(
                        "SELECT count(*) FROM fan_outs WHERE subject = :id AND finished_at IS NOT NULL",
                        Long.toString(show))
                == 1;
    }

    private long number(String sql, Object id) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("id", id)
                .map(row -> ((Number) Objects.requireNonNull(row.get(0))).longValue())
                .one()
                .block());
    }
}
