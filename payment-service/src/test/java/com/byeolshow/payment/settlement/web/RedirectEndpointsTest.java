package com.byeolshow.payment.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@PaymentTest
class RedirectEndpointsTest {

    private final WebTestClient web;
    private final Orders orders;
    private final PublishedEvents published;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();

    RedirectEndpointsTest(WebTestClient web, Orders orders, PublishedEvents published, DatabaseClient db) {
        this.web = web;
        this.orders = orders;
        this.published = published;
        this.db = db;
    }

    @Test
    void aPaidOrderIsShownInKoreanWithEnglishBeneathAndVerifiedOnTheWay() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        String page = body(get("?imp_uid={p}&merchant_uid={o}&imp_success=true", payment, order), 200);
        assertThat(page)
                .contains("<html lang=\"ko\">")
                .contains("<title>결제 완료 - 별쇼</title>")
                .contains("<h1>결제가 완료되었습니다</h1>")
                .contains("<p lang=\"en\">Your payment is complete.")
                .contains(payment)
                .contains(order)
                .doesNotContain("{{")
                .doesNotContain("결제 실패")
                .doesNotContainIgnoringCase("<script");
        published.awaitOne("payment.payments", "payment.payment-verified.v1", order);
    }

    @Test
    void aFailureTheBrowserClaimsIsNotShownWhenTheMoneyIsThere() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        assertThat(body(get("?imp_uid={p}&merchant_uid={o}&imp_success=false&error_msg=x", payment, order), 200))
                .contains("결제가 완료되었습니다");
    }

    @Test
    void aSuccessTheBrowserClaimsIsNotShownWhenNothingWasPaid() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.opened(order, "failed", "card", 31400);
        assertThat(body(get("?imp_uid={p}&merchant_uid={o}&imp_success=true", payment, order), 200))
                .contains("결제가 완료되지 않았습니다")
                .doesNotContain("사유");
    }

    @Test
    void theReasonOfAFailureIsShownAsTextWhateverItContains() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.opened(order, "failed", "card", 31400);
        var page = body(
                get(
                        "?imp_uid={p}&merchant_uid={o}&imp_success=false&error_code={c}&error_message={m}",
                        payment,
                        order,
                        "F400\"'><b>",
                        "<script>alert('{{style}}')</script>"),
                200);
        assertThat(page)
                .contains("&lt;script&gt;alert(")
                .contains("{{style}}")
                .contains("F400")
                .doesNotContain("<script")
                .doesNotContain("<b>");
    }

    @Test
    void aWindowThatWasClosedBeforeAnyPaymentIsAFailure() {
        assertThat(body(get("?imp_success=false&error_msg={m}", "사용자가 결제를 취소하셨습니다."), 200))
                .contains("결제가 완료되지 않았습니다")
                .contains("사용자가 결제를 취소하셨습니다.");
    }

    @Test
    void anAccountIsShownAsWaitingForItsDepositWithoutItsNumber() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.accountIssued(order, 31400);
        assertThat(body(get("?imp_uid={p}&merchant_uid={o}&imp_success=true", payment, order), 200))
                .contains("입금을 기다리고 있습니다")
                .doesNotContain(IamportStand.ACCOUNT_NUMBER);
    }

    @Test
    void anotherAmountIsSaidToBeWrong() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 100);
        assertThat(body(get("?imp_uid={p}&merchant_uid={o}&imp_success=true", payment, order), 200))
                .contains("결제 금액이 주문 금액과 다릅니다");
    }

    @Test
    void aPaymentForAnOrderThatIsOverIsSaidToComeBack() {
        String order = orders.placed("closed", 31400);
        String payment = iamport.paid(order, 31400);
        assertThat(body(get("?imp_uid={p}&merchant_uid={o}&imp_success=true", payment, order), 200))
                .contains("취소된 주문입니다");
    }

    @Test
    void aProviderInTroubleMeansThatWeAreChecking() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        iamport.onRead(payment, Fault.FAILS_500, Fault.FAILS_500);
        assertThat(body(get("?imp_uid={p}&merchant_uid={o}&imp_success=true", payment, order), 200))
                .contains("결제를 확인하고 있습니다")
                .contains("do not pay again");
        Awaiting.until(() -> noted(payment));
    }

    @Test
    void aPaymentNobodyMadeIsRefusedAsAPage() {
        assertThat(body(get("?imp_uid=imp_nobody&merchant_uid=x&imp_success=true"), 400))
                .contains("확인할 수 없는 결제입니다");
        assertThat(body(get("?imp_uid={p}", "../users/getToken"), 400)).doesNotContain("getToken");
        assertThat(body(get(""), 400)).contains("확인할 수 없는 결제입니다");
    }

    @Test
    void aFormIsTakenToo() {
        String order = orders.placed("kind", 31400);
        String payment = iamport.paid(order, 31400);
        var answer = web.post()
                .uri("/payment/redirect/")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("imp_uid", payment)
                        .with("merchant_uid", order)
                        .with("imp_success", "true"))
                .exchange();
        assertThat(body(answer, 200)).contains("결제가 완료되었습니다");
    }

    @Test
    void whatCannotBeReadIsRefusedInTheFamilysWords() {
        web.post()
                .uri("/payment/redirect")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"에러 발생 백에 문의하세요\"");
    }

    @Test
    void nothingMayStoreFrameScriptOrFollowThePage() throws NoSuchAlgorithmException {
        EntityExchangeResult<String> answer =
                get("?imp_success=false").expectBody(String.class).returnResult();
        var headers = answer.getResponseHeaders();
        String page = Objects.requireNonNull(answer.getResponseBody());
        assertThat(headers.getFirst("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(headers.get("Cache-Control")).containsExactly("no-store");
        assertThat(headers.get("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.get("X-Content-Type-Options")).containsExactly("nosniff");
        var style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(headers.get("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-" + hash
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    private WebTestClient.ResponseSpec get(String query, Object... values) {
        return web.get()
                .uri("/payment/redirect" + query, values)
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .exchange();
    }

    private static String body(WebTestClient.ResponseSpec answer, int status) {
        return Objects.requireNonNull(answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private boolean noted(String payment) {
        return Boolean.TRUE.equals(db.sql("SELECT EXISTS (SELECT 1 FROM payment_look WHERE payment_id = :id)")
                .bind("id", payment)
                .map(row -> Objects.requireNonNull(row.get(0, Boolean.class)))
                .one()
                .block());
    }
}
