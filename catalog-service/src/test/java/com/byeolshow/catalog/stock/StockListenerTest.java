package com.byeolshow.catalog.stock;

import static com.byeolshow.catalog.Staff.lipTint;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class StockListenerTest {

    private static final String TOPIC = "commerce.stock";
    private static final String TYPE = "commerce.stock.v1";

    private final WebTestClient http;
    private final Staff staff;
    private final IncomingEvents events;
    private final ReadStock levels;

    private String product = "";
    private String red = "";
    private String pink = "";

    StockListenerTest(WebTestClient http, TestTokens tokens, IncomingEvents events, ReadStock levels) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.events = events;
        this.levels = levels;
    }

    @BeforeEach
    void productInTwoColours() {
        var created = staff.product(lipTint());
        product = created.get("id").asString();
        red = created.get("variants").get(0).get("id").asString();
        pink = created.get("variants").get(1).get("id").asString();
    }

    private String stock(String variant, int available, int version) {
        return """
                {"variantId": "%s", "productId": "%s", "available": %d, "version": %d, "reserved": 3}""".formatted(variant, product, available, version);
    }

    private int quantity(int variant) {
        JsonNode shown = Staff.json(http.get().uri("/product/{id}", product).exchange());
        return shown.get("variants").get(variant).get("quantity").asInt();
    }

    @Test
    void quantityIsNoneUntilHeardAndThenWhatWasHeard() {
        assertThat(quantity(0)).isZero();

        events.publish(TOPIC, TYPE, red, stock(red, 14, 1));

        Awaiting.until(() -> quantity(0) == 14);
        assertThat(quantity(1)).isZero();
        var listed = Staff.json(http.get().uri("/product/collection").exchange());
        assertThat(listed).anySatisfy(each -> {
            assertThat(each.get("_id").asString()).isEqualTo(product);
            assertThat(each.get("variants").get(0).get("quantity").asInt()).isEqualTo(14);
        });
    }

    @Test
    void olderAndRepeatedVersionsChangeNothing() {
        String id = events.publish(TOPIC, TYPE, pink, stock(pink, 5, 7));
        Awaiting.until(() -> quantity(1) == 5);

        events.publish(TOPIC, TYPE, pink, stock(pink, 99, 6));
        events.publish(TOPIC, TYPE, pink, stock(pink, 98, 7));
        events.publish(id, TOPIC, TYPE, pink, stock(pink, 5, 7));
        // A key is handled in order: whatever the three had done would show before this does.
        events.publish(TOPIC, TYPE, pink, stock(pink, 4, 8));
        Awaiting.until(() -> quantity(1) != 5);

        assertThat(quantity(1)).isEqualTo(4);
    }

    @Test
    void samplesOfThePublisherAreRead() {
        events.publishSample(TOPIC, TYPE, "V1", "known-product");
        events.publishSample(TOPIC, TYPE, "V2", "before-product");

        Awaiting.until(() -> Map.of("V1", 18, "V2", 100)
                .equals(levels.of(List.of("V1", "V2")).block()));
    }

    @Test
    void debtShowsAsNone() {
        events.publish(TOPIC, TYPE, red, stock(red, 3, 1));
        Awaiting.until(() -> quantity(0) == 3);

        events.publish(TOPIC, TYPE, red, stock(red, -2, 2));

        Awaiting.until(() -> quantity(0) == 0);
    }

    @Test
    void removedStockIsNone() {
        events.publish(TOPIC, TYPE, red, stock(red, 3, 1));
        Awaiting.until(() -> quantity(0) == 3);

        events.tombstone(TOPIC, TYPE, red);

        Awaiting.until(() -> quantity(0) == 0);
    }

    private boolean soldOut(String path) {
        var answer = Staff.json(http.get().uri(path).exchange());
        return (answer.isArray() ? answer.get(0) : answer).get("soldOut").asBoolean();
    }

    @Test
    void soldOutProductSaysSoEverywhereUntilThereIsSomethingAgain() {
        String collection = staff.collection("립");
        var made = staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(collection)));
        String first = made.get("variants").get(0).get("id").asString();
        String second = made.get("variants").get(1).get("id").asString();
        var paths = List.of("/product/" + made.get("id").asString(), "/product/collection/" + collection);

        // Nobody has ever put any into stock, and commerce would refuse an order of it.
        assertThat(paths).allMatch(this::soldOut);
        events.publish(TOPIC, TYPE, first, stock(first, 0, 1));
        events.publish(TOPIC, TYPE, second, stock(second, 2, 1));
        Awaiting.until(() -> Map.of(first, 0, second, 2)
                .equals(levels.of(List.of(first, second)).block()));
        assertThat(paths).noneMatch(this::soldOut);

        events.publish(TOPIC, TYPE, second, stock(second, 0, 2));
        Awaiting.until(() -> paths.stream().allMatch(this::soldOut));
        assertThat(Staff.json(http.get().uri(paths.getFirst()).exchange())
                        .get("available")
                        .asBoolean())
                .isTrue();

        events.publish(TOPIC, TYPE, first, stock(first, 1, 2));
        Awaiting.until(() -> paths.stream().noneMatch(this::soldOut));
    }

    @Test
    void theCardKnowsWithinASecond() {
        var delays = new ArrayList<Duration>();
        for (int round = 1; round <= 7 && quick(delays) < 4; round++) {
            boolean gone = round % 2 == 0;
            var said = Instant.now();
            events.publish(TOPIC, TYPE, red, stock(red, gone ? 0 : 1, round));
            Awaiting.until(() -> soldOut("/product/" + product) == gone);
            delays.add(Duration.between(said, Instant.now()));
        }

        // Most rounds must be quick; a single pause of a busy machine proves nothing.
        assertThat(quick(delays)).as("within a second: %s", delays).isEqualTo(4);
    }

    private static long quick(List<Duration> delays) {
        return delays.stream()
                .filter(delay -> delay.compareTo(Duration.ofSeconds(1)) < 0)
                .count();
    }
}
