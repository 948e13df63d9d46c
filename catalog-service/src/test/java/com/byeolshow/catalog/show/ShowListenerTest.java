package com.byeolshow.catalog.show;

import static com.byeolshow.catalog.Staff.lipTint;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class ShowListenerTest {

    private static final String TOPIC = "broadcast.shows";
    private static final String TYPE = "broadcast.show.v1";

    private final WebTestClient http;
    private final Staff staff;
    private final IncomingEvents events;
    private final ReadShows shows;
    private final DatabaseClient db;

    ShowListenerTest(WebTestClient http, TestTokens tokens, IncomingEvents events, ReadShows shows, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.events = events;
        this.shows = shows;
        this.db = db;
    }

    private String product() {
        return staff.product(lipTint()).get("id").asString();
    }

    private static long newShow() {
        return ThreadLocalRandom.current().nextLong(1, 1L << 50);
    }

    private void publish(long show, int version, String... products) {
        var event = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample(TYPE, "ready"));
        var ids = event.put("id", show).put("version", version).putArray("productIds");
        Arrays.stream(products).forEach(ids::add);
        events.publish(TOPIC, TYPE, Long.toString(show), event);
    }

    private long knownVersion(long show) {
        Long version = db.sql("SELECT version FROM known_show WHERE id = :show")
                .bind("show", show)
                .map(row -> row.get("version", Long.class))
                .one()
                .block();
        return version == null ? 0 : version;
    }

    private List<Long> shows(String product) {
        var shown = Staff.json(http.get().uri("/product/{id}", product).exchange());
        return StreamSupport.stream(shown.get("meta").get("my_vod").spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void productLeadsToTheShowsThatPresentItNewestFirst() {
        String lips = product();
        String mug = product();
        long older = newShow();
        long newer = older + 1;

        publish(older, 1, lips, mug, lips);
        publish(newer, 1, lips);

        Awaiting.until(() -> shows(lips).equals(List.of(newer, older)));
        Awaiting.until(() -> shows(mug).equals(List.of(older)));
    }

    @Test
    void onlyANewerVersionChangesTheLinks() {
        String lips = product();
        String mug = product();
        long show = newShow();
        publish(show, 5, lips);
        Awaiting.until(() -> shows(lips).equals(List.of(show)));

        publish(show, 4, mug);
        publish(show, 5, mug);
        publish(show, 6, lips, mug);
        Awaiting.until(() -> !shows(mug).isEmpty());

        assertThat(shows(lips)).containsExactly(show);
        publish(show, 7);
        Awaiting.until(() -> shows(lips).isEmpty() && shows(mug).isEmpty());
    }

    @Test
    void samplesOfThePublisherAreRead() {
        for (String sample : List.of("ready", "live", "close", "completed")) {
            var data = JsonMapper.shared().readTree(EventContracts.sample(TYPE, sample));
            String id = data.get("id").asString();

            events.publishSample(TOPIC, TYPE, id, sample);

            Awaiting.until(() ->
                    knownVersion(Long.parseLong(id)) == data.get("version").asLong());
            assertThat(shows.of(List.of("P1", "P2")).block())
                    .containsEntry("P1", List.of(Long.parseLong(id)))
                    .containsEntry("P2", List.of(Long.parseLong(id)));
        }
        events.publishSample(TOPIC, TYPE, "8", "bare");
        Awaiting.until(() -> knownVersion(8) == 1);
    }

    @Test
    void deletedShowLeavesNoLink() {
        String lips = product();
        long show = newShow();
        publish(show, 1, lips);
        Awaiting.until(() -> !shows(lips).isEmpty());

        events.tombstone(TOPIC, TYPE, Long.toString(show));

        Awaiting.until(() -> shows(lips).isEmpty());
    }

    @Test
    void onlyTheNewestFiftyAreShown() {
        String lips = product();
        long first = newShow();
        db.sql("INSERT INTO known_show (id, version) SELECT :first + i, 1 FROM generate_series(0, 50) i")
                .bind("first", first)
                .then()
                .then(db.sql("""
                                INSERT INTO shown_product (show_id, product_id)
                                SELECT :first + i, :product FROM generate_series(0, 50) i""").bind("first", first).bind("product", lips).then())
                .block();

        assertThat(shows(lips)).hasSize(50).startsWith(first + 50).doesNotContain(first);
    }
}
