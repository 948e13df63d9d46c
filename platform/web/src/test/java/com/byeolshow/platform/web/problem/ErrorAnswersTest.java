package com.byeolshow.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.web.example.ExampleApplication;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        classes = ExampleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.structured.format.console=")
@AutoConfigureWebTestClient
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ErrorAnswersTest {

    private final WebTestClient web;

    ErrorAnswersTest(WebTestClient web) {
        this.web = web;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /user             | refused   | 409 | {"error":{"message":"재고가 부족합니다.","code":"E42","detail":"남은 수량은 3개입니다."}}
                    /user             | malformed | 400 | {"error":{"message":"잘못된 요청입니다."}}
                    /user             | login     | 401 | {"error":{"message":"로그인 후 이용해 주세요."}}
                    /user/auth        | malformed | 400 | {"error":{"message":"잘못된 입력입니다."}}
                    /influencer/myvod | fault     | 500 | {"error":{"message":"알 수 없는 오류"}}
                    /influencer/myvod | influencer| 401 | {"error":{"message":"접근 권한이 없습니다."}}
                    /media/live       | fault     | 500 | {"error":{"message":"잘못된 요청입니다."}}
                    /cart             | refused   | 409 | "E42"
                    /cart/checkout    | malformed | 400 | "알 수 없는 예외가 발생했습니다."
                    /cart             | login     | 401 | "로그인 후 이용해 주세요."
                    /review/1         | fault     | 500 | "알 수 없는 오류가 발생하였습니다."
                    /coupon           | refused   | 400 | "E42"
                    /coupon           | login     | 401 | {"error":{"message":"로그인 후 이용해 주세요."}}
                    /coupon/add       | malformed | 400 | "알 수 없는 예외가 발생하였습니다."
                    /coupon           | fault     | 500 | "알 수 없는 예외가 발생했습니다."
                    /product/1        | malformed | 400 | "잘못된 요청입니다."
                    /order            | refused   | 409 | "E42 재고가 부족합니다."
                    /order/1          | malformed | 400 | "알 수 없는 오류가 발생하였습니다."
                    /order            | login     | 401 | "로그인 후 이용해 주세요."
                    /refund/1         | refused   | 409 | "E42 재고가 부족합니다."
                    /catalog          | fault     | 500 | "알 수 없는 예외가 발생했습니다."
                    /media/alarm      | login     | 401 | {"error":{"message":"로그인 후 이용해 주세요."}}
                    /media/alarm      | refused   | 409 | "E42 재고가 부족합니다."
                    /media/alarm      | malformed | 400 | "알 수 없는 오류가 발생하였습니다."
                    /wishlist         | refused   | 409 | "잘못된 요청"
                    /wishlist         | login     | 401 | {"error":{"message":"로그인 후 이용해 주세요."}}
                    /payment/verify   | refused   | 409 | "에러 발생 백에 문의하세요"
                    /payment/verify   | fault     | 500 | "에러 발생 백에 문의하세요"
                    """)
    void eachRouteAnswersInItsDialect(String path, String kind, int status, String body) {
        for (String slash : new String[] {"", "/"}) {
            web.get()
                    .uri(path + slash + "?kind=" + kind)
                    .header("Accept-Language", "en-GB")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status)
                    .expectHeader()
                    .contentType("application/json;charset=UTF-8")
                    .expectHeader()
                    .doesNotExist("Content-Language")
                    .expectHeader()
                    .doesNotExist("Vary")
                    .expectBody(String.class)
                    .isEqualTo(body);
        }
    }

    @Test
    void anyOtherRouteAnswersWithProblemDetails() {
        web.get()
                .uri("/v1/manager/stock?kind=refused")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Retry-After", "30")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:byeolshow:problem:stock-short")
                .jsonPath("$.title")
                .isEqualTo("Stock short")
                .jsonPath("$.status")
                .isEqualTo(409)
                .jsonPath("$.detail")
                .isEqualTo("남은 수량은 3개입니다.")
                .jsonPath("$.instance")
                .isEqualTo("/v1/manager/stock")
                .jsonPath("$.code")
                .isEqualTo("stock-short")
                .jsonPath("$.left")
                .isEqualTo(3)
                .jsonPath("$.traceId")
                .isNotEmpty();
    }

    @Test
    void problemDetailsSpeakTheLanguageOfTheRequest() {
        told("/v1/x?kind=refused", null, "ko", "남은 수량은 3개입니다.", "$.detail");
        told("/v1/x?kind=refused", "en-GB,en;q=0.9,ko;q=0.8", "en", "Only 3 are left.", "$.detail");
        told("/v1/x?kind=refused", "ko-KR,en;q=0.9", "ko", "남은 수량은 3개입니다.", "$.detail");
        told("/v1/x?kind=login", "en", "en", "Please log in first.", "$.detail");
        told("/v1/x?kind=malformed", "en", "en", "The request cannot be read.", "$.detail");
        told("/v1/x?kind=fault", "en", "en", "Something went wrong on our side.", "$.detail");
        told("/v1/x?kind=slow", "en", "en", "Not available right now. Please try again in a moment.", "$.detail");
    }

    @Test
    void wrongFieldsSpeakTheLanguageOfTheRequest() {
        told("/v1/x?kind=wrong", "en", "en", "Use at most 3 characters.", "$.errors[0].message");
        told("/v1/x?kind=wrong", "ko", "ko", "3자를 넘을 수 없습니다.", "$.errors[0].message");
        told("/v1/x?kind=wrong", "en", "en", "name", "$.errors[0].field");
    }

    @Test
    void theTitleIsTheCodeInWordsInAnyLanguage() {
        told("/v1/x?kind=refused", "en", "en", "Stock short", "$.title");
        told("/v1/x?kind=refused", "ko", "ko", "Stock short", "$.title");
        told("/v1/x?kind=gone", "ko", "ko", "Gone", "$.title");
    }

    private void told(String path, @Nullable String wanted, String spoken, String words, String where) {
        var answer = web.get().uri(path).headers(headers -> {
            if (wanted != null) {
                headers.set("Accept-Language", wanted);
            }
        });
        answer.exchange()
                .expectHeader()
                .valueEquals("Content-Language", spoken)
                .expectHeader()
                .valueEquals("Vary", "Accept-Language")
                .expectBody()
                .jsonPath(where)
                .isEqualTo(words);
    }

    @Test
    void aFaultSaysNothingOfTheInside() {
        web.get()
                .uri("/v1/x?kind=fault")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("internal-error").doesNotContain("hunter2", "Exception"));
    }

    @Test
    void aParameterIsNamedButNotQuoted() {
        web.get()
                .uri("/v1/x?number=secret")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("parameter number").doesNotContain("secret"));
    }

    @Test
    void wrongMethodAndSlowRemoteHaveTheirStatus() {
        web.patch().uri("/v1/things").exchange().expectStatus().isEqualTo(405);
        web.get()
                .uri("/v1/x?kind=slow")
                .exchange()
                .expectStatus()
                .isEqualTo(504)
                .expectHeader()
                .exists("Retry-After");
    }

    @Test
    void anOpenBreakerAFullBulkheadAndAFullQueueAreUnavailable() {
        var open = CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("x"));
        var full = BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("x"));
        assertThat(ErrorAnswers.problemOf(open).status()).isEqualTo(503);
        assertThat(ErrorAnswers.problemOf(full).status()).isEqualTo(503);
        assertThat(ErrorAnswers.problemOf(new RejectedExecutionException()).status())
                .isEqualTo(503);
    }

    @Test
    void aBareStringIsQuotedJson() {
        web.get()
                .uri("/user/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody(String.class)
                .isEqualTo("\"구매 가능\"");
    }
}
