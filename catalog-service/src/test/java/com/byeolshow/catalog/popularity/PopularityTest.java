package com.byeolshow.catalog.popularity;

import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is wanted more is found first. */
@ServiceTest
class PopularityTest {

    private static final String TOPIC = "commerce.orders";
    private static final String TYPE = "commerce.order-paid.v1";

    private static final String ITEM =
            "{\"orderId\": \"%s\", \"customerId\": \"C1\", \"items\": [{\"productId\": \"%s\", \"variantId\": \"V\", \"quantity\": 1}]}";

    private final WebTestClient http;
    private final Staff staff;
    private final IncomingEvents events;
    private final ReadPopularity popularity;

    private final String name = unique("인기").replace("-", "");

    PopularityTest(WebTestClient http, TestTokens tokens, IncomingEvents events, ReadPopularity popularity) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.events = events;
        this.popularity = popularity;
    }

    private String product() {
        return staff.product("""
                {"name": "%s", "available": true, "shipping": true, "price": {"original": 1000}, "variants": [{"price": {"original": 1000}}]}""".formatted(name)).get("id").asString();
    }

    private long score(String product) {
        return Objects.requireNonNull(popularity.of(List.of(product)).block()).getOrDefault(product, 0L);
    }

    private void paid(String order, String product, int quantity) {
        events.publish(TOPIC, TYPE, order, """
                {"orderId": "%s", "customerId": "C1", "items": [
                    {"productId": "%s", "variantId": "V1", "quantity": %d},
                    {"productId": "%s", "variantId": "V2", "quantity": 1}]}""".formatted(order, product, quantity, product));
    }

    private List<String> found() {
        var products = Staff.json(http.post()
                .uri("/product/search")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("search", name))
                .exchange());
        return StreamSupport.stream(products.spliterator(), false)
                .map(product -> product.get("_id").asString())
                .toList();
    }

    @Test
    void soldUnitsBringAProductForward() {
        String older = product();
        String newer = product();
        assertThat(found()).containsExactly(newer, older);

        paid(unique("O"), older, 2);

        Awaiting.until(() -> found().equals(List.of(older, newer)));
        assertThat(score(older)).isEqualTo(3);
    }

    @Test
    void orderIsCountedOnceHoweverOftenItIsTold() {
        String product = product();
        String order = unique("O");
        paid(order, product, 2);
        paid(order, product, 2);
        String last = product();
        // Told under the same key, so it is heard after both of the first order's.
        events.publish(TOPIC, TYPE, order, ITEM.formatted(unique("O"), last));
        Awaiting.until(() -> score(last) == 1);

        assertThat(score(product)).isEqualTo(3);
    }

    @Test
    void showCountsAsLongAsItPresentsTheProduct() {
        String shown = product();
        String newer = product();
        long show = ThreadLocalRandom.current().nextLong(1, 1L << 50);
        present(show, 1, shown);
        Awaiting.until(() -> score(shown) == 5);
        assertThat(found()).containsExactly(shown, newer);

        present(show, 2, newer);
        Awaiting.until(() -> score(shown) == 0 && score(newer) == 5);
        assertThat(found()).containsExactly(newer, shown);

        events.tombstone("broadcast.shows", "broadcast.show.v1", Long.toString(show));
        Awaiting.until(() -> score(newer) == 0);
    }

    private void present(long show, int version, String product) {
        var event = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample("broadcast.show.v1", "ready"));
        event.put("id", show).put("version", version).putArray("productIds").add(product);
        events.publish("broadcast.shows", "broadcast.show.v1", Long.toString(show), event);
    }

    @Test
    void changedProductKeepsItsPlace() {
        String older = product();
        String newer = product();
        paid(unique("O"), older, 1);
        Awaiting.until(() -> found().equals(List.of(older, newer)));

        staff.put("/v1/manager/products/" + older, """
                {"name": "%s", "available": true, "version": 1, "shipping": false, "price": {"original": 900}, "variants": [{"price": {"original": 1000}}]}""".formatted(name))
                .expectStatus()
                .isOk();

        assertThat(found()).containsExactly(older, newer);
    }

    @Test
    void samplesOfThePublisherAreRead() {
        var listed = List.of("paid", "with-items").stream()
                .map(sample -> Map.entry(sample, JsonMapper.shared().readTree(EventContracts.sample(TYPE, sample))))
                .toList();
        String last = product();
        for (var sample : listed) {
            events.publishSample(TOPIC, TYPE, "samples", sample.getKey());
        }
        events.publish(TOPIC, TYPE, "samples", ITEM.formatted(unique("O"), last));

        Awaiting.until(() -> score(last) == 1);
        listed.stream().filter(sample -> sample.getValue().has("items")).forEach(sample -> assertThat(score(
                        sample.getValue().get("items").get(0).get("productId").asString()))
                .isPositive());
    }
}
