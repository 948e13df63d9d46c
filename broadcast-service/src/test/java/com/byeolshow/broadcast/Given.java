package com.byeolshow.broadcast;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What a story begins with, and its usual steps through the front door. */
@TestConfiguration(proxyBeanMethods = false)
public class Given {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final DatabaseClient db;
    private final TestTokens tokens;
    private final RandomIds ids = new RandomIds();

    Given(DatabaseClient db, TestTokens tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    /**
     * Lets show ids begin somewhere else for each database: tests with contexts of their own share one broker, where two
     * shows of one id would be one show.
     */
    @EventListener(ContextRefreshedEvent.class)
    void countShowsFromElsewhere() {
        db.sql("""
                SELECT setval(pg_get_serial_sequence('shows', 'id'), CAST(random() * 900000 AS bigint) * 1000 + 1000)
                WHERE NOT EXISTS (SELECT 1 FROM shows)
                """).then().block(AT_MOST);
    }

    /** A new influencer's id without anything else. */
    public String influencer() {
        return ids.next();
    }

    /** A new influencer with stream {@code ls_<id>}, playback {@code pb_<id>} and a name. */
    public String host() {
        String id = influencer();
        db.sql("""
                INSERT INTO stream_keys (influencer_id, claimed_until, stream_id, stream_key, playback_id)
                VALUES (:id, now(), :stream, :key, :playback)
                """)
                .bind("id", id)
                .bind("stream", "ls_" + id)
                .bind("key", "sk-" + id)
                .bind("playback", "pb_" + id)
                .then()
                .then(db.sql("INSERT INTO hosts VALUES (:id, '별이', 'https://img.example/star.jpg', 1)")
                        .bind("id", id)
                        .then())
                .block(AT_MOST);
        return id;
    }

    /** Calls as that influencer. */
    public WebTestClient as(WebTestClient http, String influencerId) {
        return http.mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(tokens.influencer(influencerId)))
                .build();
    }

    /** A reserved show of the host. */
    public long reserved(WebTestClient http, String host) {
        return reserved(http, host, "2030-05-01T20:00:00+09:00");
    }

    public long reserved(WebTestClient http, String host, String startsAt) {
        var answer = as(http, host)
                .post()
                .uri("/media/reserve")
                .bodyValue(Map.of("title", "봄 세일", "started_at", startsAt, "product_id", "P1"))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).at("/success/data/vod_id").asLong();
    }

    /** A show of the host on air. */
    public long live(WebTestClient http, String host) {
        long id = reserved(http, host);
        awaitFinishedStream(host);
        start(http, host, id).expectStatus().isAccepted();
        return id;
    }

    /** What was asked of the platform about the last show must be answered first. */
    private void awaitFinishedStream(String host) {
        Awaiting.until(() ->
                count("SELECT count(*) FROM stream_closings WHERE stream_id = :p AND asking AND needless", "ls_" + host)
                        == 0);
    }

    /** A show of the host on air that lists these products. */
    public long liveWith(WebTestClient http, String host, List<String> products) {
        var answer = as(http, host)
                .post()
                .uri("/media/reserve")
                .bodyValue(Map.of("title", "봄 세일", "started_at", "2030-05-01T20:00:00+09:00", "product_list", products))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        long id = Objects.requireNonNull(answer).at("/success/data/vod_id").asLong();
        start(http, host, id).expectStatus().isAccepted();
        return id;
    }

    public WebTestClient.ResponseSpec start(WebTestClient http, String host, long id) {
        return as(http, host)
                .post()
                .uri("/media/start")
                .bodyValue(Map.of("media_id", id))
                .exchange();
    }

    public WebTestClient.ResponseSpec end(WebTestClient http, String host, long id) {
        return as(http, host)
                .post()
                .uri("/media/end")
                .bodyValue(Map.of("media_id", id))
                .exchange();
    }

    /** A recorded show of the host, with asset {@code as_<id>} and playback {@code vod_<id>}. */
    public long completed(WebTestClient http, String host) {
        long id = live(http, host);
        end(http, host, id).expectStatus().isAccepted();
        new MuxCallbacks(http)
                .send(MuxCallbacks.finished("ls_" + host, "as_" + id, "vod_" + id, null))
                .expectStatus()
                .isOk();
        return id;
    }

    /** Lets time pass since one moment of a show. */
    public void back(long id, String column, Duration ago) {
        db.sql("UPDATE shows SET %s = now() - CAST(:ago AS interval) WHERE id = :id".formatted(column))
                .bind("ago", ago.toSeconds() + " seconds")
                .bind("id", id)
                .then()
                .block(AT_MOST);
    }

    /** Whether something is so about a show. */
    public boolean holds(long id, String condition) {
        return column(id, condition, Boolean.class);
    }

    /** One column of a show. */
    public <T> T column(long id, String name, Class<T> type) {
        return Objects.requireNonNull(db.sql("SELECT %s FROM shows WHERE id = :id".formatted(name))
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get(0, type)))
                .one()
                .block(AT_MOST));
    }

    /** How many rows a query finds. */
    public long count(String sql, String parameter) {
        return Objects.requireNonNull(db.sql(sql)
                .bind("p", parameter)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block(AT_MOST));
    }
}
