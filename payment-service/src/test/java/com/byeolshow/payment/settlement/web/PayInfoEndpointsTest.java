package com.byeolshow.payment.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.BuyerStand;
import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@PaymentTest
class PayInfoEndpointsTest {

    private static final String NOTHING = "{\"pay_method\":\"\",\"card_number\":\"\",\"paid_at\":0}";
    private static final String CARD =
            "{\"pay_method\":\"card\",\"card_number\":\"************0294\",\"paid_at\":1903867200}";

    private final WebTestClient web;
    private final TestTokens tokens;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();
    private final BuyerStand buyer;

    PayInfoEndpointsTest(WebTestClient web, TestTokens tokens, DatabaseClient db, IncomingEvents incoming) {
        this.web = web;
        this.tokens = tokens;
        this.db = db;
        this.buyer = BuyerStand.unknown(incoming);
    }

    @Test
    void aReceiptShowsThreeFactsAndOfTheCardOnlyItsEnd() {
        String order = paidByCard();
        assertThat(info(order, null)).isEqualTo(CARD);
        assertThat(info(order + "/", null)).isNotEqualTo(CARD);
    }

    @Test
    void nothingMoreOfTheCardIsKeptAnywhere() {
        String order = paidByCard();
        String kept = Objects.requireNonNull(db.sql("SELECT payment::text FROM payment WHERE order_id = :id")
                .bind("id", order)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .block());
        assertThat(kept)
                .contains("0294")
                .doesNotContain(IamportStand.CARD_NUMBER)
                .doesNotContain("542879");
    }

    @Test
    void anUnpaidOrderLooksLikeOneThatDoesNotExist() {
        String placed = buyer.places("silent", 31400);
        Awaiting.until(() -> known(placed));
        assertThat(info(placed, null)).isEqualTo(NOTHING);
        assertThat(info(Orders.id("nobody"), null)).isEqualTo(NOTHING);
    }

    @Test
    void whoSendsATokenSeesTheirOwnOrdersOnly() {
        String order = paidByCard();
        assertThat(info(order, tokens.customer(buyer.id()))).isEqualTo(CARD);
        assertThat(info(order, tokens.customer("somebody-else"))).isEqualTo(NOTHING);
        assertThat(info(order, tokens.manager("boss"))).isEqualTo(NOTHING);
        // The app keeps sending tokens that have run out; those count as none.
        assertThat(info(order, tokens.expired("somebody-else"))).isEqualTo(CARD);
    }

    @Test
    void aDepositHasNoCardAndAnythingElseKeepsTheProvidersWord() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.accountIssued(order, 31400);
        iamport.change(payment, "status", "paid");
        iamport.change(payment, "paid_at", 1903867200L);
        settle(order, payment);
        assertThat(info(order, null))
                .isEqualTo("{\"pay_method\":\"vbank\",\"card_number\":\"\",\"paid_at\":1903867200}");

        String another = buyer.places("kind", 31400);
        String wallet = iamport.opened(another, "paid", "kakaopay", 31400);
        iamport.change(wallet, "paid_at", 1903867200L);
        settle(another, wallet);
        assertThat(info(another, null)).contains("\"kakaopay\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?order_id=", "?order_id=a%20b", "?order_id=%27%3B--", "?order_id=" + TOO_LONG, "?order=x"})
    void whatIsNoOrderIsRefusedInTheFamilysWords(String query) {
        web.get()
                .uri("/payment/pay_info/" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"에러 발생 백에 문의하세요\"");
    }

    private static final String TOO_LONG = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private String paidByCard() {
        String order = buyer.places("kind", 31400);
        settle(order, iamport.paid(order, 31400));
        return order;
    }

    private void settle(String order, String payment) {
        web.get()
                .uri("/payment/verify?imp_uid={payment}&merchant_uid={order}", payment, order)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private boolean known(String order) {
        return Boolean.TRUE.equals(db.sql("SELECT EXISTS (SELECT 1 FROM payment_due WHERE order_id = :id)")
                .bind("id", order)
                .map(row -> Objects.requireNonNull(row.get(0, Boolean.class)))
                .one()
                .block());
    }

    private String info(String order, @Nullable String token) {
        return Objects.requireNonNull(web.get()
                .uri("/payment/pay_info/?order_id={order}", order)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
