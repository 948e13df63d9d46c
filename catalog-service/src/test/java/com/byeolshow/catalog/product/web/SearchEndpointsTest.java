package com.byeolshow.catalog.product.web;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

@ServiceTest
class SearchEndpointsTest {

    private final WebTestClient http;
    private final Staff staff;

    SearchEndpointsTest(WebTestClient http, TestTokens tokens) {
        this.http = http;
        this.staff = new Staff(http, tokens);
    }

    private ResponseSpec json(String path, String body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static List<String> ids(ResponseSpec answer) {
        return StreamSupport.stream(Staff.json(answer.expectStatus().isOk()).spliterator(), false)
                .map(product -> product.get("_id").asString())
                .toList();
    }

    private static String word() {
        return unique("검색어").replace("-", "");
    }

    private String product(String name) {
        return staff.product(lipTint().replace("별 립틴트", name)).get("id").asString();
    }

    @Test
    void foundProductsAreShownWhole() {
        String name = word();
        String id = product(name);

        var found = Staff.json(json("/product/search/", "{\"search\": \"%s\"}".formatted(name)));

        assertThat(found).hasSize(1);
        assertThat(found.get(0))
                .isEqualTo(Staff.json(http.get().uri("/product/{id}", id).exchange()));
    }

    @Test
    void fieldsMayComeAsFormToo() {
        String name = word();
        String id = product(name);

        assertThat(ids(http.post()
                        .uri("/product/search")
                        .body(BodyInserters.fromFormData("search", name))
                        .exchange()))
                .containsExactly(id);
        assertThat(ids(http.post()
                        .uri("/product/search")
                        .body(BodyInserters.fromMultipartData("search", name))
                        .exchange()))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"search\": \"\"}",
                "{\"search\": \"  \"}",
                "{\"search\": null}",
                "{\"search\": \"?!\"}",
                "{\"search\": {}}",
                "{",
                ""
            })
    void badSearchIsRefusedWithTheContractsWords(String body) {
        refused(json("/product/search/", body));
    }

    @Test
    void tooLongASearchIsRefused() {
        refused(json("/product/search/", "{\"search\": \"%s\"}".formatted("가".repeat(101))));
        json("/product/search/", "{\"search\": \"%s\"}".formatted("가".repeat(100)))
                .expectStatus()
                .isOk();
    }

    /** Whatever is typed is a text, neither part of a statement nor of an expression. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "가' OR '1'='1",
                "가%_\\\\",
                "[ㅊ-",
                "ㅊ(?:*){9}",
                "1+1ㅊ.5",
                "\\u0000가",
                "가\\ud83d",
                "ㅊㅅ\\udc00💄",
                "ﷺ",
                "👨‍👩‍👧 가족"
            })
    void anyTextIsSearchedFor(String typed) {
        ids(json("/product/search", "{\"search\": \"%s\"}".formatted(typed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ㅊ", "가", "각", "a", "1", "프로", "1.", "ㅊ ", "pro1", "ㅏ"})
    void longTextsAreSearchedFor(String part) {
        ids(json("/product/search", "{\"search\": \"%s\"}".formatted(part.repeat(100 / part.length()))));
    }

    private static void refused(ResponseSpec answer) {
        answer.expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/json;charset=UTF-8")
                .expectBody(String.class)
                .isEqualTo("\"잘못된 검색입니다.\"");
    }

    @Test
    void noHitIsAnEmptyList() {
        assertThat(ids(json("/product/search", "{\"search\": \"%s\"}".formatted(word()))))
                .isEmpty();
        assertThat(ids(json("/product/search", "{\"search\": \"없는 %s\"}".formatted(word()))))
                .isEmpty();
    }

    @Test
    void pagesHold120AndEndEmpty() {
        String name = word();
        List<String> all =
                IntStream.range(0, 121).mapToObj(_ -> product(name)).toList().reversed();
        String body = "{\"search\": \"%s\"}".formatted(name);

        assertThat(ids(json("/product/search", body))).isEqualTo(all.subList(0, 120));
        assertThat(ids(json("/product/search?page=2", body))).containsExactly(all.getLast());
        assertThat(ids(json("/product/search", "{\"search\": \"%s\", \"page\": 2}".formatted(name))))
                .containsExactly(all.getLast());
        assertThat(ids(json("/product/search", "{\"search\": \"%s\", \"page\": \"2\"}".formatted(name))))
                .containsExactly(all.getLast());
        assertThat(ids(http.post()
                        .uri("/product/search")
                        .body(BodyInserters.fromFormData("search", name).with("page", "2"))
                        .exchange()))
                .containsExactly(all.getLast());
        assertThat(ids(json("/product/search?page=3", body))).isEmpty();
        assertThat(ids(json("/product/search?page=x", body))).hasSize(120);
        assertThat(ids(json("/product/search?page=0", body))).hasSize(120);
        assertThat(ids(json("/product/search?page=-1", body))).hasSize(120);
        assertThat(ids(json("/product/search?page=999999999", body))).isEmpty();
    }

    @Test
    void fewHitsEndOnTheirFirstPage() {
        String name = word();
        product(name);

        assertThat(ids(json("/product/search?page=2", "{\"search\": \"%s\"}".formatted(name))))
                .isEmpty();
    }
}
