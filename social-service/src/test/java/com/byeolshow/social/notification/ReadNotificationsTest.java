package com.byeolshow.social.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.social.Given;
import com.byeolshow.social.notification.Notifications.Added;
import com.byeolshow.social.notification.model.Notice.OrderPaid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Storing, reading, counting and dropping. */
@ServiceTest
class ReadNotificationsTest {

    private static final String PATH = "/v1/notifications";

    private final WebTestClient web;
    private final TestTokens tokens;
    private final Notifications notifications;
    private final NotificationPruning pruning;
    private final NotificationSettings settings;
    private final DatabaseClient database;
    private final Clock clock;

    ReadNotificationsTest(
            WebTestClient web,
            TestTokens tokens,
            Notifications notifications,
            NotificationPruning pruning,
            NotificationSettings settings,
            DatabaseClient database,
            Clock clock) {
        this.web = web;
        this.tokens = tokens;
        this.notifications = notifications;
        this.pruning = pruning;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    @Test
    void oneIsReadAndStaysReadAndTheRestIsCounted() {
        String me = Given.id("me");
        var ids = told(me, 3);
        post(me, "/" + ids.get(1) + "/read", null).isOk().expectBody().json("{\"unread\":2}");
        post(me, "/" + ids.get(1) + "/read", null).isOk().expectBody().json("{\"unread\":2}");
        get(me, "/unread").json("{\"unread\":2}");
        get(me, "").jsonPath("$.items[*].read").isEqualTo(List.of(false, true, false));
    }

    @Test
    void somebodyElsesDoesNotExist() {
        String other = Given.id("other");
        long theirs = told(other, 1).getFirst();
        String me = Given.id("me");
        for (String id : new String[] {Long.toString(theirs), "999999999999", "abc", "99999999999999999999"}) {
            post(me, "/" + id + "/read", null)
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("unknown-notification")
                    .jsonPath("$.detail")
                    .isEqualTo("존재하지 않는 알림입니다.");
        }
        post(me, "/read", Map.of("ids", List.of(theirs))).isOk();
        post(me, "/read", Map.of("upTo", theirs)).isOk();
        post(me, "/read-all", null).isOk();
        get(other, "/unread").json("{\"unread\":1}");
        get(me, "").jsonPath("$.items").isEmpty();
    }

    @Test
    void aRefusalSpeaksTheLanguageOfTheRequest() {
        String me = Given.id("me");
        for (var told : Map.of("en", "There is no such notification.", "ko-KR", "존재하지 않는 알림입니다.")
                .entrySet()) {
            web.post()
                    .uri(PATH + "/999999999999/read")
                    .headers(headers -> {
                        headers.setBearerAuth(tokens.customer(me));
                        headers.set("Accept-Language", told.getKey());
                    })
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .valueEquals("Content-Language", told.getKey().substring(0, 2))
                    .expectBody()
                    .jsonPath("$.detail")
                    .isEqualTo(told.getValue());
        }
    }

    @Test
    void manyAreReadByNameOrUpToOne() {
        String me = Given.id("me");
        var ids = told(me, 5);
        post(me, "/read", Map.of("ids", List.of(ids.get(4), ids.get(2))))
                .isOk()
                .expectBody()
                .json("{\"unread\":3}");
        post(me, "/read", Map.of("upTo", ids.get(1))).isOk().expectBody().json("{\"unread\":1}");
        get(me, "").jsonPath("$.items[*].read").isEqualTo(List.of(true, false, true, true, true));
        post(me, "/read", Map.of("ids", List.of())).isOk().expectBody().json("{\"unread\":1}");
    }

    @Test
    void allAreReadAtOnce() {
        String me = Given.id("me");
        told(me, 30);
        post(me, "/read-all", null).isOk().expectBody().json("{\"unread\":0}");
        get(me, "")
                .jsonPath("$.unread")
                .isEqualTo(0)
                .jsonPath("$.items[19].read")
                .isEqualTo(true);
    }

    @Test
    void whatNamesNothingOrTooMuchIsRefused() {
        String me = Given.id("me");
        var tooMany = IntStream.rangeClosed(1, 201).boxed().toList();
        for (Object body : new Object[] {Map.of(), Map.of("ids", tooMany), Map.of("ids", List.of("x"))}) {
            post(me, "/read", body)
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("malformed-request");
        }
    }

    @Test
    void strangersReadNothing() {
        for (String path : new String[] {"/read-all", "/read", "/1/read"}) {
            web.post().uri(PATH + path).exchange().expectStatus().isUnauthorized();
        }
        web.get().uri(PATH + "/unread").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aNoticeIsStoredOnceForEachHoweverOftenItIsAdded() {
        var fans = IntStream.range(0, 50).mapToObj(fan -> Given.id("fan")).toList();
        var notice = new OrderPaid(Given.id("order"), null, 1);
        var stored = Flux.range(0, 6)
                .flatMap(again -> notifications.add(notice, again % 2 == 0 ? fans : fans.reversed()), 6)
                .flatMapIterable(added -> added)
                .map(Added::customerId)
                .collectList()
                .block();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(fans);
    }

    @Test
    void listAndCountEndSomewhere() {
        String me = Given.id("me");
        database.sql("""
                        INSERT INTO notifications (customer_id, kind, subject, details, created_at)
                        SELECT :me, 'order-paid', n, jsonb_build_object('orderId', n::text, 'amount', n), now()
                        FROM generate_series(1, :many) n""")
                .bind("me", me)
                .bind("many", Notifications.MOST + 5)
                .then()
                .block();
        get(me, "?page=50")
                .jsonPath("$.unread")
                .isEqualTo(Notifications.MOST)
                .jsonPath("$.items.length()")
                .isEqualTo(20);
        get(me, "?page=51").jsonPath("$.items").isEmpty();
        get(me, "?page=99999").jsonPath("$.items").isEmpty();
    }

    @Test
    void oldOnesAreDroppedReadOrNotAndYoungOnesStay() {
        String me = Given.id("me");
        told(me, 3);
        var old = clock.instant().minus(settings.keptFor()).minus(Duration.ofMinutes(1));
        database.sql("""
                        INSERT INTO notifications (customer_id, kind, subject, details, created_at, read_at)
                        SELECT :me, 'order-paid', 'old' || n, '{"orderId":"o","amount":1}', :old,
                               CASE WHEN n % 2 = 0 THEN :old END
                        FROM generate_series(1, :many) n""")
                .bind("me", me)
                .bind("old", old)
                .bind("many", settings.pruneBatch() + 2)
                .then()
                .block();
        pruning.look().block();
        // The service's own look, should it come just now, drops what it has locked before us a moment later.
        Awaiting.untilAsserted(
                () -> assertThat(database.sql("SELECT count(*) FROM notifications WHERE customer_id = :me")
                                .bind("me", me)
                                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                                .one()
                                .block())
                        .isEqualTo(3));
    }

    private List<Long> told(String customer, int times) {
        return Objects.requireNonNull(Flux.range(0, times)
                .concatMap(time -> notifications.add(new OrderPaid(Given.id("order"), null, 1), List.of(customer)))
                .map(added -> added.getFirst().id())
                .collectList()
                .block());
    }

    private StatusAssertions post(String customer, String path, @Nullable Object body) {
        var request = web.method(HttpMethod.POST)
                .uri(PATH + path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)));
        return (body == null ? request : request.bodyValue(body)).exchange().expectStatus();
    }

    private WebTestClient.BodyContentSpec get(String customer, String path) {
        return web.get()
                .uri(PATH + path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
