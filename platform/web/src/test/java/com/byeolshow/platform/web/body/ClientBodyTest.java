package com.byeolshow.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.web.example.ExampleApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@SpringBootTest(
        classes = ExampleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.structured.format.console=")
@AutoConfigureWebTestClient
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ClientBodyTest {

    private static final String THINGS = "/v1/things";

    private final WebTestClient web;
    private final int port;

    ClientBodyTest(WebTestClient web, @LocalServerPort int port) {
        this.web = web;
        this.port = port;
    }

    private WebTestClient.ResponseSpec json(HttpMethod method, String path, String body) {
        return web.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void jsonIsReadOnEveryMethodAndWithTheSlash(String method) {
        json(HttpMethod.valueOf(method), THINGS + "/", "{\"name\":\"별\",\"count\":2,\"unknown\":[1]}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("별")
                .jsonPath("$.count")
                .isEqualTo(2);
    }

    @Test
    void jsonWithoutContentTypeIsReadToo() {
        web.method(HttpMethod.DELETE)
                .uri(THINGS)
                .bodyValue("{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("x");
    }

    /** Over a client of the JDK, as Spring's own does not send such a header. */
    @Test
    void jsonWithAContentTypeNobodyCanReadIsReadToo() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + THINGS))
                            .header("Content-Type", "nonsense")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"name\":\"x\"");
        }
    }

    @Test
    void formFieldsHaveTheSameNames() {
        web.post()
                .uri(THINGS)
                .body(BodyInserters.fromFormData("name", "별 쇼").with("count", "3"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("별 쇼")
                .jsonPath("$.count")
                .isEqualTo(3);
    }

    @Test
    void multipartFieldsHaveTheSameNames() {
        var parts = new MultipartBodyBuilder();
        parts.part("name", "별");
        parts.part("count", "4");
        web.put()
                .uri(THINGS)
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("별")
                .jsonPath("$.count")
                .isEqualTo(4);
    }

    @Test
    void noBodyIsAnEmptyOne() {
        web.method(HttpMethod.DELETE)
                .uri(THINGS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\":", "not json", "null", "[]", "\"text\"", "{\"count\":\"many\"}", "{\"tags\":\"none\"}"
            })
    void whatCannotBeReadIsRefused(String body) {
        json(HttpMethod.POST, THINGS, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request");
    }

    /** Whether as a number or as text, in a box or out of it: nothing is cut off. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":1.5}",
                "{\"count\":\"1.5\"}",
                "{\"price\":19999.9}",
                "{\"price\":\"19999.9\"}",
                "{\"price\":-0.5}",
                "{\"price\":1e-1}"
            })
    void aFractionOfAWholeNumberIsRefused(String body) {
        json(HttpMethod.POST, THINGS, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request")
                .jsonPath("$.reason")
                .isEqualTo("unreadable body at line 1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /user/things    | {"error":{"message":"잘못된 요청입니다."}}
                    /cart/things    | "알 수 없는 예외가 발생했습니다."
                    /order/things   | "알 수 없는 오류가 발생하였습니다."
                    /payment/things | "에러 발생 백에 문의하세요"
                    """)
    void aFractionIsRefusedInTheDialectOfTheRoute(String path, String refusal) {
        json(HttpMethod.POST, path, "{\"count\":1.5}")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(refusal);
        json(HttpMethod.POST, path, "{\"count\":2}").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":2,\"price\":17000}",
                "{\"count\":\"2\",\"price\":\"17000\"}",
                "{\"count\":\" 2 \",\"price\":\"17000\"}"
            })
    void wholeNumbersMayComeAsText(String body) {
        json(HttpMethod.POST, THINGS, body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(2)
                .jsonPath("$.price")
                .isEqualTo(17_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":\"\"}", "{\"count\":null}", "{}"})
    void anEmptyNumberIsNone(String body) {
        json(HttpMethod.POST, THINGS, body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.count")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "many"})
    void aFormFieldOfTheWrongKindIsRefused(String count) {
        web.post()
                .uri(THINGS)
                .body(BodyInserters.fromFormData("count", count))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        json(HttpMethod.POST, THINGS, "{\"name\":\"" + "x".repeat(11_000) + "\"}")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request-too-large");
    }

    @Test
    void aFormBeyondTheLimitIsRefused() {
        web.post()
                .uri(THINGS)
                .body(BodyInserters.fromFormData("name", "x".repeat(11_000)))
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }
}
