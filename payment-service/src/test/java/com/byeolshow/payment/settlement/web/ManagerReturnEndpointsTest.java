package com.byeolshow.payment.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.BuyerStand;
import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@PaymentTest
class ManagerReturnEndpointsTest {

    private static final String TOPIC = "payment.payments";
    private static final String NUMBER = "110-222-333444";

    private final WebTestClient web;
    private final TestTokens tokens;
    private final Orders orders;
    private final PublishedEvents published;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();
    private final BuyerStand buyer;

    ManagerReturnEndpointsTest(
            WebTestClient web,
            TestTokens tokens,
            Orders orders,
            PublishedEvents published,
            DatabaseClient db,
            IncomingEvents incoming) {
        this.web = web;
        this.tokens = tokens;
        this.orders = orders;
        this.published = published;
        this.db = db;
        this.buyer = BuyerStand.unknown(incoming);
    }

    private record Waiting(String order, String payment, String refund, String id) {}

    @Test
    void staffSayWhereADepositIsToGoAndWhoDidStaysOnRecord() {
        Waiting waiting = withoutPayee();
        retry(waiting.id(), Map.of("payee", payee(NUMBER)))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.parkedBecause")
                .isEqualTo("payee-missing");
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", waiting.order());
        var cancel = iamport.cancels(waiting.payment()).getLast();
        assertThat(cancel.path("refund_account").asString()).isEqualTo(NUMBER);
        assertThat(cancel.path("refund_bank").asString()).isEqualTo("004");

        String shown = returns("?state=done&page=1", waiting.id());
        assertThat(shown)
                .contains("\"manager\":\"boss\"")
                .contains("\"parkedBecause\":\"payee-missing\"")
                .contains("\"payeeGiven\":true")
                .doesNotContain(NUMBER);
        assertThat(text("SELECT coalesce(encode(payee, 'hex'), 'gone') FROM money_return WHERE id = :id", waiting.id()))
                .isEqualTo("gone");
    }

    @Test
    void aParkedReturnIsListedWithItsReason() {
        Waiting waiting = withoutPayee();
        assertThat(returns("?state=parked", waiting.id()))
                .contains("\"why\":\"payee-missing\"")
                .contains("\"awaitsPayee\":true")
                .contains("\"refundId\":\"%s\"".formatted(waiting.refund()))
                .contains("\"amount\":12000");
        assertThat(returns("", waiting.id())).contains(waiting.id());
        assertThat(page("?state=intended")).doesNotContain(waiting.id());
        assertThat(page("?state=parked&page=99")).isEqualTo("[]");
    }

    @Test
    void aRefusalSpeaksTheLanguageOfTheRequest() {
        web.post()
                .uri("/v1/manager/payments/returns/nobodys/retry")
                .headers(headers -> {
                    headers.setBearerAuth(tokens.manager("M1"));
                    headers.set("Accept-Language", "en");
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no such transfer of a refund.");
    }

    @Test
    void whatIsNotParkedOrUnknownIsNotTakenUp() {
        Waiting waiting = withoutPayee();
        retry(waiting.id(), Map.of("payee", payee(NUMBER))).expectStatus().isAccepted();
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", waiting.order());
        retry(waiting.id(), Map.of())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("return-not-parked");
        retry("nobodys", Map.of()).expectStatus().isNotFound();
        assertThat(iamport.cancels(waiting.payment())).hasSize(1);
    }

    @Test
    void moreThanWasPaidIsNotTakenUpEither() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.paid(order, 31400);
        settle(order, payment);
        orders.refundAccepted(order, Orders.id("refund"), 31000);
        String second = Orders.id("refund");
        orders.refundAccepted(order, second, 401);
        Awaiting.until(() -> text("SELECT state FROM money_return WHERE refund_id = :id", second)
                .equals("parked"));
        retry(text("SELECT id FROM money_return WHERE refund_id = :id", second), Map.of())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("more-than-paid");
    }

    @Test
    void whatMayHaveGoneBackIsSentAgainOnlyIfAPersonMadeSure() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.paid(order, 31400);
        settle(order, payment);
        String refund = Orders.id("refund");
        iamport.onRead(payment, IamportStand.Fault.CODE_1);
        iamport.returnedBefore(payment, 12000, "");
        db.sql("""
                        INSERT INTO money_return (id, purpose, key, payment_id, order_id, refund_id, amount, currency, reason,
                            sent_remaining, attempts, next_attempt_at, created_at)
                        VALUES (:id, 'refund', :id, :payment, :order, :id, 12000, 'KRW', 'x', 31400, 1, now(), now())""")
                .bind("id", refund)
                .bind("payment", payment)
                .bind("order", order)
                .fetch()
                .rowsUpdated()
                .block();
        Awaiting.until(() ->
                text("SELECT state FROM money_return WHERE id = :id", refund).equals("parked"));
        retry(refund, Map.of()).expectStatus().isAccepted();
        Awaiting.until(() -> text("SELECT concat(state, attempts) FROM money_return WHERE id = :id", refund)
                .equals("parked1"));
        assertThat(iamport.cancels(payment)).isEmpty();

        retry(refund, Map.of("notReturned", true)).expectStatus().isAccepted();
        Awaiting.until(() ->
                text("SELECT state FROM money_return WHERE id = :id", refund).equals("done"));
        assertThat(iamport.returned(payment)).isEqualTo(24000);
    }

    @ParameterizedTest
    @CsvSource({"'',004,110", "홍길동,'0 4',11022", "홍길동,004,abc", "홍길동,004,''"})
    void anAccountNobodyCouldPayIntoIsRefused(String holder, String bank, String number) {
        retry("any", Map.of("payee", Map.of("holder", holder, "bank", bank, "number", number)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request");
    }

    @Test
    void staffOnly() {
        for (var token : new String[] {tokens.customer("c"), tokens.influencer("i")}) {
            web.get()
                    .uri("/v1/manager/payments/returns")
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        web.post()
                .uri("/v1/manager/payments/returns/x/retry")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.get()
                .uri("/v1/manager/payments/returns?state=lost")
                .headers(headers -> headers.setBearerAuth(tokens.manager("boss")))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private Waiting withoutPayee() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.accountIssued(order, 31400);
        iamport.change(payment, "status", "paid");
        settle(order, payment);
        String refund = Orders.id("refund");
        orders.refundAccepted(order, refund, 12000);
        Awaiting.until(() -> text("SELECT state FROM money_return WHERE refund_id = :id", refund)
                .equals("parked"));
        return new Waiting(order, payment, refund, text("SELECT id FROM money_return WHERE refund_id = :id", refund));
    }

    private static Map<String, String> payee(String number) {
        return Map.of("holder", "홍길동", "bank", "004", "number", number, "phone", "010-1234-5678");
    }

    private void settle(String order, String payment) {
        web.get()
                .uri("/payment/verify?imp_uid={payment}&merchant_uid={order}", payment, order)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private WebTestClient.ResponseSpec retry(String id, Map<String, ?> body) {
        return web.post()
                .uri("/v1/manager/payments/returns/{id}/retry", id)
                .headers(headers -> headers.setBearerAuth(tokens.manager("boss")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** The entry of one return, searched through the pages. */
    private String returns(String query, String id) {
        for (int page = 1; page < 40; page++) {
            String all = page(query.isEmpty() ? "?page=" + page : query.replaceAll("&page=.*", "") + "&page=" + page);
            int at = all.indexOf("\"returnId\":\"%s\"".formatted(id));
            if (at >= 0) {
                int next = all.indexOf("\"returnId\"", at + 1);
                return all.substring(at, next < 0 ? all.length() : next);
            }
        }
        return "";
    }

    private String page(String query) {
        return Objects.requireNonNull(web.get()
                .uri("/v1/manager/payments/returns" + query)
                .headers(headers -> headers.setBearerAuth(tokens.manager("boss")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String text(String sql, String id) {
        return Objects.requireNonNull(db.sql(sql)
                .bind("id", id)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .one()
                .defaultIfEmpty("")
                .block());
    }
}
