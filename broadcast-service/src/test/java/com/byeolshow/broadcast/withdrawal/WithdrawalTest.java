package com.byeolshow.broadcast.withdrawal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.alarm.ToggleAlarm;
import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An account that is gone leaves nothing here. */
@BroadcastTest
class WithdrawalTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final PublishedEvents published;
    private final ToggleAlarm toggleAlarm;
    private final ForgetCustomer forgetCustomer;
    private final Customers customers;
    private final LeavingHosts hosts;
    private final DatabaseClient db;

    WithdrawalTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            TestTokens tokens,
            IncomingEvents incoming,
            PublishedEvents published,
            ToggleAlarm toggleAlarm,
            ForgetCustomer forgetCustomer,
            Customers customers,
            LeavingHosts hosts,
            DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
        this.incoming = incoming;
        this.published = published;
        this.toggleAlarm = toggleAlarm;
        this.forgetCustomer = forgetCustomer;
        this.customers = customers;
        this.hosts = hosts;
        this.db = db;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void alarmsOfTheCustomerAreGoneAndThoseOfOthersStay() {
        long one = given.reserved(http, given.host());
        long other = given.reserved(http, given.host());
        String me = given.influencer();
        String friend = given.influencer();
        for (long show : new long[] {one, other}) {
            toggleAlarm.run(me, new ShowId(show)).block(AT_MOST);
        }
        toggleAlarm.run(friend, new ShowId(one)).block(AT_MOST);

        incoming.tombstone("identity.accounts", "identity.account.v1", me);

        Awaiting.until(() -> alarmsOf(me) == 0);
        assertThat(alarmsOf(friend)).isEqualTo(1);
        assertThat(given.column(one, "alarm_count", Integer.class)).isEqualTo(1);
        assertThat(given.column(other, "alarm_count", Integer.class)).isZero();
        for (long show : new long[] {one, other}) {
            var told = published
                    .awaitAll("broadcast.alarms", Long.toString(show), show == one ? 3 : 2)
                    .getLast();
            assertThat(told.type()).isEqualTo("broadcast.alarm-cleared.v1");
            assertThat(told.data().get("customerId").asString()).isEqualTo(me);
        }
    }

    @Test
    void whatComesLateIsTurnedAway() {
        long show = given.reserved(http, given.host());
        String me = given.influencer();
        incoming.tombstone("identity.accounts", "identity.account.v1", me);
        Awaiting.until(() -> Boolean.TRUE.equals(customers.isForgotten(me).block(AT_MOST)));
        http.post()
                .uri("/media/alarm/")
                .headers(headers -> headers.setBearerAuth(tokens.customer(me)))
                .bodyValue(Map.of("_id", show))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
        assertThat(alarmsOf(me)).isZero();
    }

    @Test
    void nothingStaysOfTapsThatRunIntoTheWithdrawal() {
        long show = given.reserved(http, given.host());
        for (int round = 0; round < 5; round++) {
            String me = given.influencer();
            Mono<Void> taps = Flux.range(0, 3)
                    .flatMap(_ -> toggleAlarm.run(me, new ShowId(show)).onErrorResume(_ -> Mono.empty()), 3)
                    .then();
            Mono.when(taps, forgetCustomer.run(me)).block(AT_MOST);
            assertThat(alarmsOf(me)).isZero();
        }
        assertThat(given.column(show, "alarm_count", Integer.class)).isZero();
    }

    @Test
    void theIdIsNotKeptEither() {
        String me = given.influencer();
        forgetCustomer.run(me).then(Mono.defer(() -> forgetCustomer.run(me))).block(AT_MOST);
        assertThat(db.sql("SELECT CAST(forgotten_customers AS text) FROM forgotten_customers")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(AT_MOST))
                .isNotEmpty()
                .noneMatch(row -> row.contains(me));
    }

    @Test
    void aHostsShowsAreGoneHereAndAtTheVideoPlatformAndElsewhereHeardOf() {
        String host = given.host();
        long recorded = given.completed(http, host);
        long live = given.live(http, host);
        long planned = given.reserved(http, host);
        long others = given.reserved(http, given.host());
        // Until the platform answers nothing is given up.
        mux.answersStreamDeletion("ls_" + host, aResponse().withStatus(500));

        leaves(host);
        assertThat(showsOf(host)).as("a token may still begin something").isEqualTo(3);
        graceIsOver(host);

        Awaiting.until(() -> mux.streamDeletionsOf("ls_" + host) > 0);
        assertThat(showsOf(host)).isZero();
        assertThat(given.count("SELECT count(*) FROM shows WHERE id::text = :p", Long.toString(others)))
                .isEqualTo(1);
        for (long show : List.of(recorded, live, planned)) {
            Awaiting.until(() -> published.now("broadcast.shows", Long.toString(show)).stream()
                    .anyMatch(PublishedEvents.Published::isTombstone));
        }
        assertThat(published.now("broadcast.lifecycle", Long.toString(live)))
                .extracting(PublishedEvents.Published::type)
                .contains("broadcast.ended.v1");
        Awaiting.until(() -> mux.deletionsOf("as_" + recorded) > 0);
        Awaiting.until(() -> mux.completionsOf("ls_" + host) > 0);
        assertThat(given.count("SELECT count(*) FROM stream_keys WHERE influencer_id = :p", host))
                .isEqualTo(1);

        mux.answersStreamDeletion("ls_" + host, aResponse().withStatus(404));
        Awaiting.until(() -> leavingAgain(host) == 0);
        assertThat(given.count("SELECT count(*) FROM stream_keys WHERE influencer_id = :p", host))
                .isZero();
    }

    @Test
    void aShowThatIsReservedInTheLastMomentGoesToo() {
        String host = given.host();
        leaves(host);
        given.reserved(http, host);
        graceIsOver(host);
        Awaiting.until(() -> leavingAgain(host) == 0);
        assertThat(showsOf(host)).isZero();
        given.as(http, host)
                .post()
                .uri("/media/reserve")
                .bodyValue(Map.of("title", "t", "started_at", "2030-05-01T20:00:00+09:00"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void whoLeavesIsLeftAloneUntilNoTokenBeginsAnythingAnyMore() {
        String host = given.influencer();
        Instant now = Instant.parse("2030-05-01T11:00:00Z");
        assertThat(hosts.note(host, now)
                        .then(hosts.note(host, now.plusSeconds(60)))
                        .thenMany(db.sql("SELECT due_at FROM leaving_hosts WHERE influencer_id = :host")
                                .bind("host", host)
                                .map(row -> Objects.requireNonNull(row.get("due_at", Instant.class)))
                                .all())
                        .collectList()
                        .block(AT_MOST))
                .containsExactly(now.plus(LeavingHosts.GRACE));
    }

    /** With a grace that lasts until the test ends it. */
    private void leaves(String host) {
        db.sql("INSERT INTO leaving_hosts (influencer_id, due_at) VALUES (:host, now() + interval '1 hour')")
                .bind("host", host)
                .then()
                .block(AT_MOST);
        incoming.tombstone("identity.accounts", "identity.account.v1", host);
        Awaiting.until(() -> Boolean.TRUE.equals(customers.isForgotten(host).block(AT_MOST)));
    }

    private long showsOf(String host) {
        return given.count("SELECT count(*) FROM shows WHERE influencer_id = :p", host);
    }

    private void graceIsOver(String host) {
        db.sql("UPDATE leaving_hosts SET due_at = now() WHERE influencer_id = :host")
                .bind("host", host)
                .then()
                .block(AT_MOST);
    }

    /** Without waiting for its turn. */
    private long leavingAgain(String host) {
        db.sql(
                        "UPDATE leaving_hosts SET due_at = now() WHERE influencer_id = :host AND due_at < now() + interval '1 minute'")
                .bind("host", host)
                .then()
                .block(AT_MOST);
        return given.count("SELECT count(*) FROM leaving_hosts WHERE influencer_id = :p", host);
    }

    private long alarmsOf(String customer) {
        return given.count("SELECT count(*) FROM alarms WHERE customer_id = :p", customer);
    }
}
