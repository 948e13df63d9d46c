package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.coupon.Vouchers;
import com.byeolshow.commerce.order.NotePayments;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.model.ConsoleReturn;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What customers, staff and payment do with refunds of a shop. */
public final class Refunding {

    private final Shop shop;
    private final NotePayments note;
    private final DatabaseClient db;
    private final Vouchers vouchers;

    public Refunding(ApplicationContext context) {
        this.shop = new Shop(context);
        this.note = context.getBean(NotePayments.class);
        this.db = context.getBean(DatabaseClient.class);
        this.vouchers = new Vouchers(context);
    }

    public Shop shop() {
        return shop;
    }

    /** As the app asks for units of one line, and for the fees of these shipments. */
    public static String wish(String item, int quantity, String... shipments) {
        return """
                {"payload":{"reason":"broken","items":[{"item":"%s","quantity":%d}],"shipments":[%s]}}""".formatted(
                        item,
                        quantity,
                        Arrays.stream(shipments).map("\"%s\""::formatted).collect(Collectors.joining(",")));
    }

    public static String id(JsonNode order) {
        return order.get("_id").asString();
    }

    public static String item(JsonNode order, int line) {
        return order.at("/items/" + line + "/_id").asString();
    }

    /** Asks for units of a line; the id of the new refund. */
    public String request(String customer, JsonNode order, int line, int quantity, String... shipments) {
        JsonNode refunds = Shop.body(
                        shop.post(customer, "/refund/" + id(order) + "/", wish(item(order, line), quantity, shipments))
                                .expectStatus()
                                .isOk())
                .get("refunds");
        return refunds.get(refunds.size() - 1).get("_id").asString();
    }

    public JsonNode accept(String order, String refund, String terms) {
        return Shop.body(
                shop.manager(HttpMethod.POST, "/v1/manager/orders/%s/refunds/%s/accept".formatted(order, refund), terms)
                        .expectStatus()
                        .isOk());
    }

    public JsonNode accept(String order, String refund) {
        return accept(order, refund, "{}");
    }

    public JsonNode withdraw(String customer, String order, String refund) {
        return Shop.body(shop.post(
                        customer,
                        "/refund/cancel/%s/%s/".formatted(order, refund),
                        "{\"payload\":{\"reason\":\"changed my mind\"}}")
                .expectStatus()
                .isOk());
    }

    /** Staff send money back at the provider's console. */
    public void console(String order, String cancellation, long amount) {
        shop.inTransaction(note.cancelled(
                new OrderId(order),
                new ConsoleReturn(
                        cancellation,
                        new PaymentId(paymentOf(order)),
                        Won.of(amount),
                        "고객센터 취소",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS))));
    }

    /** Another sum than due is paid into the order's virtual account. */
    public void deviates(String order, long amount) {
        shop.inTransaction(note.deviated(
                new OrderId(order),
                new PaymentId("imp_" + shop.id()),
                Won.of(amount),
                Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    public String paymentOf(String order) {
        return Objects.requireNonNull(db.sql("SELECT payment_id FROM orders WHERE id = :order")
                .bind("order", order)
                .map(row -> row.get(0, String.class))
                .one()
                .block());
    }

    public void execute(String sql, String order) {
        db.sql(sql).bind("order", order).then().block();
    }

    /** A paid order that a coupon of the customer takes this much off. */
    public JsonNode paidWithCoupon(String customer, long off, String... items) {
        String coupon = vouchers.issued(
                customer, "\"type\":\"cart\",\"discount\":{\"type\":\"fixed\",\"value\":%d}".formatted(off));
        String body = Shop.checkout(items)
                .replace(
                        "\"payload\":{", "\"payload\":{\"discount\":{\"cart\":{\"coupon\":\"%s\"}},".formatted(coupon));
        JsonNode order = Shop.body(shop.post(customer, "/cart/checkout/", body)
                        .expectStatus()
                        .isOk())
                .get("order");
        shop.paid(id(order), "imp_" + shop.id(), order.at("/total/amount").asLong());
        return shop.read(customer, id(order));
    }
}
