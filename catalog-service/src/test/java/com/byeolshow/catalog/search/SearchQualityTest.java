package com.byeolshow.catalog.search;

import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** What shoppers type and what they want to see first: {@code search/products.csv} and {@code search/queries.csv}. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchQualityTest {

    private static final Map<String, String> ABOVE =
            Map.of("립", "뷰티", "스킨케어", "뷰티", "구강", "생활", "세제", "생활", "간식", "푸드", "커피", "푸드", "신발", "패션", "가방", "패션");

    private final WebTestClient http;
    private final Staff staff;
    private final IncomingEvents events;
    private final DatabaseClient db;

    private final Map<String, String> keys = new HashMap<>();

    SearchQualityTest(WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.events = events;
        this.db = db;
    }

    private static List<String[]> rows(String resource) {
        try (var in = Objects.requireNonNull(SearchQualityTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\\|", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @BeforeAll
    void shopWithTheseProductsOnly() {
        // Products of other tests stay, but nobody finds them.
        db.sql("DELETE FROM search_document")
                .then()
                .then(db.sql("DELETE FROM search_word").then())
                .block();
        var brands = new HashMap<String, String>();
        var vendors = new HashMap<String, String>();
        var collections = new HashMap<String, String>();
        var sold = new ArrayList<Map<String, Object>>();
        for (String[] row : rows("/search/products.csv")) {
            String brand = brands.computeIfAbsent(row[2], name -> staff.partner("brands", name));
            var draft = new LinkedHashMap<String, Object>();
            draft.put("name", row[1]);
            draft.put("available", Boolean.valueOf(row[5]));
            draft.put("shipping", true);
            draft.put("price", Map.of("original", 10_000));
            List<String> choices = row[7].isEmpty() ? List.of() : List.of(row[7].split(","));
            draft.put("options", choices.isEmpty() ? List.of() : List.of(option(choices)));
            draft.put("variants", choices.isEmpty() ? List.of(variant(List.of())) : variants(choices));
            draft.put("brand", Map.of("id", brand));
            if (!row[6].isEmpty()) {
                draft.put(
                        "vendor",
                        Map.of("id", vendors.computeIfAbsent(row[6], name -> staff.partner("vendors", name))));
            }
            draft.put("collectionIds", List.of(collection(row[3], collections)));
            String id = staff.product(JsonMapper.shared().writeValueAsString(draft))
                    .get("id")
                    .asString();
            keys.put(id, row[0]);
            sold.add(Map.of("productId", id, "variantId", "V", "quantity", Integer.valueOf(row[4])));
        }
        events.publish(
                "commerce.orders",
                "commerce.order-paid.v1",
                "quality",
                JsonMapper.shared()
                        .writeValueAsString(Map.of("orderId", unique("O"), "customerId", "C1", "items", sold)));
        Awaiting.until(() -> Objects.equals(
                db.sql("SELECT count(*) AS n FROM search_document WHERE popularity > 0")
                        .map(row -> row.get("n", Long.class))
                        .one()
                        .block(),
                (long) keys.size()));
    }

    private static Map<String, Object> option(List<String> choices) {
        return Map.of(
                "name",
                "선택",
                "variations",
                choices.stream().map(choice -> Map.of("value", choice)).toList());
    }

    private static List<Map<String, Object>> variants(List<String> choices) {
        return choices.stream()
                .map(choice -> variant(List.of(Map.of("optionName", "선택", "variationValue", choice))))
                .toList();
    }

    private static Map<String, Object> variant(List<Map<String, String>> types) {
        return Map.of("price", Map.of("original", 10_000), "types", types);
    }

    private String collection(String name, Map<String, String> known) {
        String id = known.get(name);
        if (id == null) {
            String above = ABOVE.get(name);
            id = above == null ? staff.collection(name) : staff.collection(name, collection(above, known));
            known.put(name, id);
        }
        return id;
    }

    private List<String> found(String query) {
        var products = Staff.json(http.post()
                .uri("/product/search/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JsonMapper.shared().writeValueAsString(Map.of("search", query)))
                .exchange()
                .expectStatus()
                .isOk());
        return StreamSupport.stream(products.spliterator(), false)
                .map(product -> keys.getOrDefault(product.get("_id").asString(), "?"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/search/queries.csv", delimiter = '|', numLinesToSkip = 1)
    void bestAreFirst(String query, String best, String why) {
        List<String> wanted = best.equals("-") ? List.of() : List.of(best.split(" "));

        List<String> found = found(query);

        assertThat(found.subList(0, Math.min(found.size(), Math.max(1, wanted.size()))))
                .as("%s (%s)", query, why)
                .isEqualTo(wanted);
    }

    @Test
    void tableHasAtLeastSixtyQueries() {
        assertThat(rows("/search/queries.csv")).hasSizeGreaterThanOrEqualTo(60);
    }

    private List<String> suggested(String typed) {
        var answer = Staff.json(http.get()
                .uri("/v1/products/suggestions?q={q}", typed)
                .exchange()
                .expectStatus()
                .isOk());
        return StreamSupport.stream(answer.get("suggestions").spliterator(), false)
                .map(each ->
                        each.get("kind").asString() + " " + each.get("text").asString())
                .collect(Collectors.toList());
    }

    @Test
    void namesAreSuggestedWhileSomebodyTypes() {
        assertThat(suggested("칫"))
                .containsExactly("product 칫솔 세트 5개입", "product 칫솔살균기", "product 고급 미세모 칫솔", "product 별 칫솔");
    }

    @Test
    void brandsAndCollectionsAreSuggestedBeforeProducts() {
        assertThat(suggested("뷰티")).startsWith("brand 별뷰티", "collection 뷰티").hasSizeLessThanOrEqualTo(10);
        assertThat(suggested("별뷰")).startsWith("brand 별뷰티");
        assertThat(suggested("ㄷㅌㅅ")).startsWith("brand 덴티스타");
    }

    @Test
    void unfinishedSyllableSuggestsWhatItMayBecome() {
        assertThat(suggested("초코")).containsExactly("product 다크 초콜릿 70%", "product 제주 감귤 초콜릿");
        assertThat(suggested("ㅊ")).startsWith("product 칫솔 세트 5개입").allMatch(each -> each.startsWith("product "));
        assertThat(suggested("cltthf")).startsWith("product 칫솔 세트 5개입");
    }

    @Test
    void suggestionsKnowTheirIds() {
        var first = Staff.json(http.get().uri("/v1/products/suggestions?q=살균기").exchange())
                .get("suggestions")
                .get(0);

        assertThat(keys.get(first.get("id").asString())).isEqualTo("t4");
    }

    @Test
    void whatIsNotOnSaleIsNotSuggested() {
        assertThat(suggested("한정판")).isEmpty();
        assertThat(suggested("없는이름")).isEmpty();
        assertThat(suggested("")).isEmpty();
        assertThat(suggested("  ")).isEmpty();
    }

    @Test
    void tooLongATextIsRefused() {
        http.get()
                .uri("/v1/products/suggestions?q={q}", "가".repeat(101))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("bad-search");
    }
}
