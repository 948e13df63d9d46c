package com.byeolshow.social.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.social.Given;
import com.byeolshow.social.notification.Notifications;
import com.byeolshow.social.notification.model.Notice;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Sinks;

/** Two replicas on one database: what one stores reaches whoever is connected to the other. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveDeliveryTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final Notifications notifications;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;
    private final Environment environment;
    private final ReactiveJwtDecoder decoder;

    @LocalServerPort
    private int port;

    private Replica other;

    @SuppressWarnings("NullAway.Init")
    LiveDeliveryTest(
            WebTestClient web,
            TestTokens tokens,
            Notifications notifications,
            DatabaseClient database,
            TransactionalOperator transaction,
            MeterRegistry meters,
            Environment environment,
            ReactiveJwtDecoder decoder) {
        this.web = web;
        this.tokens = tokens;
        this.notifications = notifications;
        this.database = database;
        this.transaction = transaction;
        this.meters = meters;
        this.environment = environment;
        this.decoder = decoder;
    }

    @BeforeAll
    void startAnother() {
        other = new Replica(environment, decoder, "--byeolshow.social.live.recheck=200ms");
    }

    @AfterAll
    void stopIt() {
        other.close();
    }

    @Test
    void aNotificationReachesEveryConnectionOfItsCustomerOnAnyReplicaAndNobodyElse() throws Exception {
        String me = Given.id("me");
        String stranger = Given.id("stranger");
        try (var stream = Listening.stream(port, tokens.customer(me), null);
                var socket = Listening.socket(other.port(), tokens.customer(me), "");
                var farStream = Listening.stream(other.port(), tokens.customer(me), null);
                var foreign = Listening.socket(other.port(), tokens.customer(stranger), "")) {
            assertThat(stream.beginning()).isZero();
            assertThat(socket.beginning()).isZero();
            farStream.beginning();
            foreign.beginning();

            pay(me, "order-1");
            assertThat(stream.nextOrder()).isEqualTo("order-1");
            assertThat(socket.nextOrder()).isEqualTo("order-1");
            assertThat(farStream.nextOrder()).isEqualTo("order-1");

            pay(stranger, "order-2");
            assertThat(foreign.nextOrder()).isEqualTo("order-2");
            // What comes next for me is mine again: nothing of the stranger's came between.
            pay(me, "order-3");
            assertThat(stream.nextOrder()).isEqualTo("order-3");
            assertThat(socket.nextOrder()).isEqualTo("order-3");
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissedAndThenWhatComes() throws Exception {
        String me = Given.id("me");
        pay(me, "order-1");
        long first;
        try (var stream = Listening.stream(port, tokens.customer(me), null)) {
            first = stream.beginning();
            assertThat(first).isPositive();
        }
        pay(me, "order-2");
        pay(me, "order-3");
        try (var stream = Listening.stream(other.port(), tokens.customer(me), first);
                var socket = Listening.socket(port, tokens.customer(me), "?after=" + first)) {
            assertThat(stream.nextOrder()).isEqualTo("order-2");
            assertThat(stream.nextOrder()).isEqualTo("order-3");
            assertThat(socket.nextOrder()).isEqualTo("order-2");
            assertThat(socket.nextOrder()).isEqualTo("order-3");
            pay(me, "order-4");
            assertThat(stream.nextOrder()).isEqualTo("order-4");
            assertThat(socket.nextOrder()).isEqualTo("order-4");
        }
    }

    @Test
    void aNotificationThatIsCommittedAfterALaterOneIsNotMissed() throws Exception {
        String me = Given.id("me");
        Sinks.Empty<Void> hold = Sinks.empty();
        Sinks.Empty<Void> stored = Sinks.empty();
        var slow = notifications
                .add(new Notice.OrderPaid("slow", "t", 1_000), List.of(me))
                .doOnSuccess(_ -> stored.tryEmitEmpty())
                .then(hold.asMono())
                .as(transaction::transactional)
                .toFuture();
        stored.asMono().block(Duration.ofMinutes(1));
        long seen;
        try (var stream = Listening.stream(port, tokens.customer(me), null)) {
            stream.beginning();
            pay(me, "quick");
            var event = stream.next();
            seen = event.id();
        }
        hold.tryEmitEmpty();
        slow.join();
        try (var stream = Listening.stream(port, tokens.customer(me), seen)) {
            assertThat(stream.nextOrder()).isEqualTo("slow");
            pay(me, "next");
            assertThat(stream.nextOrder()).isEqualTo("next");
        }
    }

    @Test
    void whatIsStoredWhileTheDatabaseConnectionIsLostIsDeliveredAfterwards() throws Exception {
        String me = Given.id("me");
        try (var stream = Listening.stream(port, tokens.customer(me), null)) {
            stream.beginning();
            Long cut =
                    database.sql("""
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE application_name = 'listens to notifications' AND datname = current_database()""").map(row -> row.get(0, Long.class)).one().block();
            assertThat(cut).isPositive();
            pay(me, "meanwhile");
            assertThat(stream.nextOrder()).isEqualTo("meanwhile");
            pay(me, "afterwards");
            assertThat(stream.nextOrder()).isEqualTo("afterwards");
        }
    }

    @Test
    void aTokenThatIsRevokedEndsItsConnections() throws Exception {
        String me = Given.id("me");
        String token = tokens.customer(me);
        try (var stream = Listening.stream(other.port(), token, null);
                var socket = Listening.socket(other.port(), token, "")) {
            stream.beginning();
            socket.beginning();
            other.revoke(token);
            assertThat(stream.end()).isZero();
            assertThat(socket.end()).isEqualTo(4401);
        }
    }

    @Test
    void onlySoManyConnectionsAreOpenForOneCustomer() throws Exception {
        String me = Given.id("me");
        String token = tokens.customer(me);
        try (var one = Listening.stream(port, token, null);
                var two = Listening.stream(port, token, null);
                var three = Listening.stream(port, token, null);
                var four = Listening.stream(port, token, null)) {
            try (var five = Listening.socket(port, token, "")) {
                for (var each : List.of(one, two, three, four, five)) {
                    each.beginning();
                }
                web.get()
                        .uri("/v1/notifications/stream")
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(429)
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("too-many-connections");
                try (var six = Listening.socket(port, token, "")) {
                    assertThat(six.end()).isEqualTo(4429);
                }
            }
            Awaiting.untilAsserted(() -> {
                try (var again = Listening.socket(port, token, "")) {
                    again.beginning();
                }
            });
        }
    }

    @Test
    void aReaderThatTakesNothingIsDroppedAndTheOthersAreNot() throws Exception {
        String sleeper = Given.id("sleeper");
        String me = Given.id("me");
        double before = ended("slow");
        try (var socket = new Socket();
                var stream = Listening.stream(port, tokens.customer(me), null)) {
            stream.beginning();
            socket.setReceiveBufferSize(2_048);
            socket.connect(new InetSocketAddress("localhost", port));
            OutputStream out = socket.getOutputStream();
            out.write("""
                    GET /v1/notifications/stream HTTP/1.1\r
                    Host: localhost\r
                    Last-Event-ID: 0\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(tokens.customer(sleeper)).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(socket.getInputStream().read()).isPositive();
            Awaiting.until(() -> {
                flood(sleeper, 3_000);
                return ended("slow") > before;
            });
            pay(me, "order-1");
            assertThat(stream.nextOrder()).isEqualTo("order-1");
        }
    }

    @Test
    void nobodyListensWithoutAToken() {
        for (String path : List.of("/v1/notifications/stream", "/ws/notifications")) {
            web.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("unauthenticated");
        }
    }

    private double ended(String why) {
        var counter = meters.find("social.live.ended").tag("why", why).counter();
        return counter == null ? 0 : counter.count();
    }

    private void pay(String customer, String order) {
        Objects.requireNonNull(notifications
                .add(new Notice.OrderPaid(order, "무선 이어폰", 20_000), List.of(customer))
                .as(transaction::transactional)
                .block());
    }

    private void flood(String customer, int count) {
        database.sql("""
                        INSERT INTO notifications (customer_id, kind, subject, details, created_at)
                        SELECT :customer, 'order-paid', gen_random_uuid(),
                               jsonb_build_object('orderId', n::text, 'title', repeat('가', 400), 'amount', 1), now()
                        FROM generate_series(1, :count) n""").bind("customer", customer).bind("count", count).then().block();
    }
}
