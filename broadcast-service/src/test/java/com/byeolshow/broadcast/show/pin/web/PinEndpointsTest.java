package com.byeolshow.broadcast.show.pin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.broadcast.show.PinnedProducts;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Sinks;

/** What a host holds up, from the host's screen to what a viewer who comes later is told. */
@BroadcastTest
class PinEndpointsTest {

    private static final RandomIds IDS = new RandomIds();

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final PinnedProducts pinned;
    private final DatabaseClient db;
    private final TransactionalOperator tx;

    private String host = "";
    private String lip = "";
    private String brush = "";
    private String unknown = "";
    private long show;

    PinEndpointsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            TestTokens tokens,
            IncomingEvents incoming,
            PinnedProducts pinned,
            DatabaseClient db,
            TransactionalOperator tx) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
        this.incoming = incoming;
        this.pinned = pinned;
        this.db = db;
        this.tx = tx;
    }

    @BeforeEach
    void aLiveShow() {
        mux.reset();
        host = given.host();
        lip = product("립스틱", 20_000, 15_000);
        brush = product("브러시", 8_000, 8_000);
        unknown = IDS.next();
        show = given.liveWith(http, host, List.of(lip, brush, unknown));
    }

    @Test
    void aPinnedProductIsShownUntilAnotherOneOrNone() {
        assertThat(now()).isNull();
        pin(tokens.influencer(host), lip).expectStatus().isOk().expectBody().json("""
                        {"productId":"%s","name":"립스틱","thumbnail":"https://img.example/p.jpg",
                         "price":{"original":20000,"sale":15000}}""".formatted(lip));
        assertThat(now()).isEqualTo(new PinnedProduct(lip, "립스틱", "https://img.example/p.jpg", 20_000, 15_000));
        pin(tokens.manager("M1"), brush).expectStatus().isOk();
        assertThat(nowId()).isEqualTo(brush);
        unpin(tokens.influencer(host)).expectStatus().isNoContent();
        assertThat(now()).isNull();
        unpin(tokens.manager("M1")).expectStatus().isNoContent();
    }

    @Test
    void onlyWhatTheShowListsAndTheCatalogKnowsCanBePinned() {
        String elsewhere = product("남의 상품", 1_000, 1_000);
        for (String product : List.of(elsewhere, unknown, IDS.next())) {
            refused(pin(tokens.influencer(host), product), 404, "product-not-listed");
        }
        refused(call(HttpMethod.PUT, tokens.influencer(host), Map.of()), 400, "malformed-request");
        refused(call(HttpMethod.PUT, tokens.influencer(host), Map.of("productId", " ")), 400, "malformed-request");
        refused(
                call(HttpMethod.PUT, tokens.influencer(host), Map.of("productId", "a\u0000")),
                400,
                "malformed-request");
        assertThat(now()).isNull();
    }

    @Test
    void onlyALiveShowHasAPin() {
        long live = show;
        show = given.reserved(http, host);
        refused(pin(tokens.influencer(host), lip), 409, "show-not-live");
        show = live;
        pin(tokens.influencer(host), lip).expectStatus().isOk();
        given.end(http, host, show).expectStatus().isAccepted();
        assertThat(now()).isNull();
        refused(pin(tokens.influencer(host), lip), 409, "show-not-live");
        Awaiting.until(() -> rows() == 0);
    }

    @Test
    void aProductThatGoesOffTheListIsNotPinnedAnyMore() {
        pin(tokens.influencer(host), lip).expectStatus().isOk();
        db.sql("DELETE FROM show_products WHERE product_id = :lip")
                .bind("lip", lip)
                .then()
                .block();
        assertThat(now()).isNull();
        changed();
        Awaiting.until(() -> rows() == 0);
    }

    @Test
    void aPinThatStillStandsSurvivesAChangeOfTheShow() {
        pin(tokens.influencer(host), brush).expectStatus().isOk();
        db.sql("DELETE FROM show_products WHERE product_id = :lip")
                .bind("lip", lip)
                .then()
                .block();
        changed();
        // The same partition: what is taken down after it shows that it was looked at.
        pinLeftOver();
        assertThat(nowId()).isEqualTo(brush);
    }

    @Test
    void aShowCannotEndBetweenTheLookAndThePin() {
        var ending = new CompletableFuture<Void>();
        var mayEnd = Sinks.<Void>empty();
        var ended = tx.transactional(db.sql("UPDATE shows SET status = 'close', finished_at = now() WHERE id = :show")
                        .bind("show", show)
                        .then()
                        .doOnSuccess(_ -> ending.complete(null))
                        .then(mayEnd.asMono()))
                .toFuture();
        ending.orTimeout(20, TimeUnit.SECONDS).join();
        // Lets the show end as soon as the pin waits for it.
        var pinning =
                CompletableFuture.runAsync(() -> refused(pin(tokens.influencer(host), lip), 409, "show-not-live"));
        try {
            Awaiting.until(() -> pinning.isDone()
                    || given.count(
                                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                            + " AND wait_event_type = 'Lock' AND query LIKE :p",
                                    "%INSERT INTO show_pins%")
                            == 1);
            assertThat(pinning).isNotDone();
        } finally {
            mayEnd.tryEmitEmpty();
        }
        ended.join();
        pinning.join();
        assertThat(rows()).isZero();
    }

    @Test
    void strangersFindNoShow() {
        refused(pin(tokens.influencer(given.influencer()), lip), 404, "no-such-show");
        refused(unpin(tokens.customer("C1")), 404, "no-such-show");
        http.put()
                .uri("/v1/shows/{id}/pin", show)
                .bodyValue(Map.of("productId", lip))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(now()).isNull();
    }

    /** Tells the service's own consumer that the show changed. */
    private void changed() {
        incoming.publish("broadcast.shows", "broadcast.show.v1", Long.toString(show), Map.of("id", show));
    }

    /** A pin of a show that is not on air, told of with the key of this one. */
    private void pinLeftOver() {
        // Written past the service, so that it hears of this show nothing but what follows.
        long over = Objects.requireNonNull(db.sql("""
                        WITH more AS (
                            INSERT INTO shows (influencer_id, stream_id, live_playback_id, title, notice, description,
                                lead_price, lead_sale, starts_at, status, version, updated_at)
                            SELECT influencer_id, stream_id, live_playback_id, title, notice, description, lead_price,
                                lead_sale, starts_at, 'ready', 1, updated_at FROM shows WHERE id = :show
                            RETURNING id)
                        INSERT INTO show_pins SELECT id, :lip, now() FROM more RETURNING show_id
                        """)
                .bind("show", show)
                .bind("lip", lip)
                .map(row -> Objects.requireNonNull(row.get("show_id", Long.class)))
                .one()
                .block());
        incoming.publish("broadcast.shows", "broadcast.show.v1", Long.toString(show), Map.of("id", over));
        Awaiting.until(() -> given.count(
                        "SELECT count(*) FROM show_pins WHERE show_id::text = :p AND product_id IS NOT NULL",
                        Long.toString(over))
                == 0);
    }

    private String product(String name, long original, long sale) {
        String id = IDS.next();
        incoming.publish(
                "catalog.products",
                "catalog.product.v1",
                id,
                Map.of(
                        "id",
                        id,
                        "name",
                        name,
                        "available",
                        true,
                        "thumbnailUrl",
                        "https://img.example/p.jpg",
                        "price",
                        Map.of("original", original, "sale", sale),
                        "version",
                        1));
        Awaiting.until(() -> given.count("SELECT count(*) FROM shown_products WHERE product_id = :p", id) == 1);
        return id;
    }

    private @Nullable PinnedProduct now() {
        return Objects.requireNonNull(pinned.of(new ShowId(show)).block()).product();
    }

    private String nowId() {
        var product = now();
        return product == null ? "" : product.id();
    }

    private long rows() {
        return given.count(
                "SELECT count(*) FROM show_pins WHERE show_id::text = :p AND product_id IS NOT NULL",
                Long.toString(show));
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private WebTestClient.ResponseSpec pin(String token, String product) {
        return call(HttpMethod.PUT, token, Map.of("productId", product));
    }

    private WebTestClient.ResponseSpec unpin(String token) {
        return call(HttpMethod.DELETE, token, null);
    }

    private WebTestClient.ResponseSpec call(HttpMethod method, String token, @Nullable Object body) {
        var request =
                http.method(method).uri("/v1/shows/{id}/pin", show).headers(headers -> headers.setBearerAuth(token));
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }
}
