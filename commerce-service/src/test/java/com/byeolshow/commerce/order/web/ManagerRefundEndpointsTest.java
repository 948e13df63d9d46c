package com.byeolshow.commerce.order.web;

import static com.byeolshow.commerce.order.web.Refunding.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ManagerRefundEndpointsTest {

    private final Refunding refunding;
    private final Shop shop;
    private final PublishedEvents published;

    ManagerRefundEndpointsTest(ApplicationContext context, PublishedEvents published) {
        this.refunding = new Refunding(context);
        this.shop = refunding.shop();
        this.published = published;
    }

    private JsonNode one(String refund) {
        return Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/refunds/" + refund, null)
                .expectStatus()
                .isOk());
    }

    private List<String> found(String query) {
        var ids = new ArrayList<String>();
        for (int page = 1; ; page++) {
            JsonNode refunds =
                    Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/refunds?" + query + "&page=" + page, null)
                            .expectStatus()
                            .isOk());
            if (refunds.isEmpty()) {
                return ids;
            }
            refunds.forEach(refund -> ids.add(refund.get("refundId").asString()));
        }
    }

    private void refused(String order, String refund, String verb, String body, int status, String code) {
        shop.manager(HttpMethod.POST, "/v1/manager/orders/%s/refunds/%s/%s".formatted(order, refund, verb), body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void refundsAreFoundByStatusVendorCustomerAndPeriod() {
        String customer = shop.customer();
        String vendor = "V" + shop.id();
        JsonNode order = shop.paidOrder(
                customer,
                shop.ware(5).times(2),
                shop.ware(vendor, 5_000, null, 5).times(2));
        boolean vendorFirst = order.at("/items/0/vendor").asString().equals(vendor);
        String house = refunding.request(customer, order, vendorFirst ? 1 : 0, 1);
        String theirs = refunding.request(customer, order, vendorFirst ? 0 : 1, 1);
        refunding.accept(id(order), theirs);

        assertThat(found("customer=" + customer)).containsExactly(house, theirs);
        assertThat(found("vendor=" + vendor)).containsExactly(theirs);
        assertThat(found("customer=" + customer + "&status=requested")).containsExactly(house);
        assertThat(found("customer=" + customer + "&status=accepted")).containsExactly(theirs);
        refunding.withdraw(customer, id(order), house);
        assertThat(found("customer=" + customer + "&status=cancelled")).containsExactly(house);
        refunding.execute(
                "UPDATE refund SET created_at = '2030-05-01T14:59:59Z' WHERE order_id = :order AND status = 'accepted'",
                id(order));
        refunding.execute(
                "UPDATE refund SET created_at = '2030-05-01T15:00:00Z' WHERE order_id = :order AND status = 'cancelled'",
                id(order));
        String mine = "customer=" + customer;
        assertThat(found(mine + "&from=2030-05-01&to=2030-05-01")).containsExactly(theirs);
        assertThat(found(mine + "&from=2030-05-02")).containsExactly(house);
        assertThat(found(mine + "&to=2030-05-02")).containsExactly(theirs, house);
        assertThat(found(mine + "&from=2030-05-03")).isEmpty();
        assertThat(found(mine + "&to=2030-04-30")).isEmpty();
    }

    @Test
    void whatCannotBeSearchedForIsRefused() {
        for (String query : List.of("status=lost", "from=yesterday", "to=2030-13-01", "vendor=" + "v".repeat(101))) {
            shop.manager(HttpMethod.GET, "/v1/manager/refunds?" + query, null)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("malformed-request");
        }
        for (String refund : List.of(shop.id(), "no-such-refund")) {
            shop.manager(HttpMethod.GET, "/v1/manager/refunds/" + refund, null)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("not-existed-refund");
        }
    }

    @Test
    void acceptedRefundSaysWhoAgreedOnWhichTerms() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String refund = refunding.request(customer, order, 0, 1);
        assertThat(one(refund).get("acceptedBy").isNull()).isTrue();

        JsonNode accepted = refunding.accept(id(order), refund, "{\"includeShipping\":true,\"restock\":false}");

        assertThat(accepted.get("acceptedBy").asString()).isEqualTo("M1");
        assertThat(accepted.get("acceptedAt").asString()).endsWith("+09:00");
        assertThat(accepted.get("restock").asBoolean()).isFalse();
        assertThat(accepted.get("amount").asLong()).isEqualTo(20_000);
        assertThat(accepted.get("shipping").asLong()).isEqualTo(3_000);
        assertThat(one(refund)).isEqualTo(accepted);
        JsonNode data = published
                .awaitOne("commerce.orders", "commerce.refund-accepted.v1", id(order))
                .data();
        EventContracts.assertValid("commerce.refund-accepted.v1", data);
        assertThat(data.get("amount").asLong()).isEqualTo(20_000);
        assertThat(data.get("shipping").asLong()).isEqualTo(3_000);
        assertThat(refunding.accept(id(order), refund, "{\"includeShipping\":false}"))
                .isEqualTo(accepted);
    }

    @Test
    void damagedGoodsDoNotGoOnSaleAgain() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        String refund = refunding.request(customer, order, 0, 1);
        refunding.accept(id(order), refund, "{\"restock\":false}");

        shop.refunded(id(order), refund, 17_000);

        assertThat(shop.stockOf(ware)).containsExactly(3L, 0L, 3L);
        assertThat(one(refund).get("status").asString()).isEqualTo("settled");
        assertThat(one(refund).get("returned").asLong()).isEqualTo(17_000);
    }

    @Test
    void feeLeftOutOfOneRefundMayGoWithAnother() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String shipment = order.at("/shipments/0/_id").asString();
        String first = refunding.request(customer, order, 0, 1, shipment);
        assertThat(one(first).get("amount").asLong()).isEqualTo(20_000);
        String second = refunding.request(customer, order, 0, 1, shipment);
        assertThat(one(second).get("amount").asLong()).isEqualTo(17_000);
        refused(id(order), second, "accept", "{\"includeShipping\":true}", 409, "refunded-shipping-fee");

        assertThat(refunding
                        .accept(id(order), first, "{\"includeShipping\":false}")
                        .get("amount")
                        .asLong())
                .isEqualTo(17_000);
        assertThat(refunding
                        .accept(id(order), second, "{\"includeShipping\":true}")
                        .get("amount")
                        .asLong())
                .isEqualTo(20_000);
    }

    @Test
    void rejectedRefundShowsTheReasonAndIsFreeAgain() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String refund = refunding.request(customer, order, 0, 2);
        String path = "/v1/manager/orders/%s/refunds/%s/reject".formatted(id(order), refund);

        JsonNode rejected = Shop.body(shop.manager(HttpMethod.POST, path, "{\"reason\":\"사용한 상품\"}")
                .expectStatus()
                .isOk());

        assertThat(rejected.get("status").asString()).isEqualTo("cancelled");
        assertThat(rejected.get("cancelReason").asString()).isEqualTo("사용한 상품");
        assertThat(rejected.get("cancelledBy").asString()).isEqualTo("M1");
        assertThat(Shop.body(shop.manager(HttpMethod.POST, path, "{\"reason\":\"other\"}")))
                .isEqualTo(rejected);
        JsonNode seen = shop.read(customer, id(order)).at("/refunds/0");
        assertThat(seen.get("status").asString()).isEqualTo("cancelled");
        assertThat(seen.at("/cancellation/reason").asString()).isEqualTo("사용한 상품");
        assertThat(refunding
                        .withdraw(customer, id(order), refund)
                        .at("/refunds/0/cancellation/reason")
                        .asString())
                .isEqualTo("사용한 상품");
        assertThat(one(refunding.request(customer, order, 0, 2)).get("amount").asLong())
                .isEqualTo(37_000);
    }

    @Test
    void whatCannotBeDecidedIsRefused() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String withdrawn = refunding.request(customer, order, 0, 1);
        refused(id(order), withdrawn, "reject", "{}", 400, "malformed-request");
        refused(id(order), withdrawn, "reject", "{\"reason\":\" \"}", 400, "malformed-request");
        refused(id(order), withdrawn, "reject", "{\"reason\":\"" + "x".repeat(501) + "\"}", 400, "malformed-request");
        refused(id(order), withdrawn, "accept", "{\"includeShipping\":\"perhaps\"}", 400, "malformed-request");
        refunding.withdraw(customer, id(order), withdrawn);
        refused(id(order), withdrawn, "accept", "{}", 409, "cancelled-refund");

        String accepted = refunding.request(customer, order, 0, 1);
        refunding.accept(id(order), accepted);
        refused(id(order), accepted, "reject", "{\"reason\":\"r\"}", 409, "accepted-refund");
        refused(id(order), shop.id(), "reject", "{\"reason\":\"r\"}", 404, "not-existed-refund");
        refused(id(order), "no-such-refund", "reject", "{\"reason\":\"r\"}", 404, "not-existed-refund");
        refused(shop.id(), accepted, "reject", "{\"reason\":\"r\"}", 404, "not-existed-order");
    }

    @Test
    void customersDecideNothing() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(1));
        String refund = refunding.request(customer, order, 0, 1);

        shop.post(
                        customer,
                        "/v1/manager/orders/%s/refunds/%s/reject".formatted(id(order), refund),
                        "{\"reason\":\"r\"}")
                .expectStatus()
                .isForbidden();
        shop.get(customer, "/v1/manager/refunds/" + refund).expectStatus().isForbidden();
        assertThat(one(refund).get("status").asString()).isEqualTo("requested");
    }
}
