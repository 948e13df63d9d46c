package com.byeolshow.catalog.review;

import static com.byeolshow.catalog.Staff.lipTint;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sells products to customers, who then write about them. */
public final class Shop {

    public static final String ORDERS = "commerce.orders";
    public static final String ACCOUNTS = "identity.accounts";

    private static final RandomIds IDS = new RandomIds();
    private static final JsonMapper JSON = new JsonMapper();

    private final WebTestClient http;
    private final TestTokens tokens;
    private final IncomingEvents events;
    private final DatabaseClient db;
    private final Staff staff;

    public Shop(WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.tokens = tokens;
        this.events = events;
        this.db = db;
        this.staff = new Staff(http, tokens);
    }

    public static String id() {
        return IDS.next();
    }

    /** A product in two variants. */
    public record Goods(String id, String red, String pink) {}

    public Goods goods() {
        JsonNode product = staff.product(lipTint("\"discount\": {\"type\": \"percentage\", \"value\": 15}"));
        return new Goods(
                product.get("id").asString(),
                product.get("variants").get(0).get("id").asString(),
                product.get("variants").get(1).get("id").asString());
    }

    /** A customer whose account is known here. */
    public String customer(String alias) {
        String customer = id();
        account(customer, alias, 1);
        until("SELECT count(*) FROM customer WHERE id = :key", customer);
        return customer;
    }

    public void account(String customer, String alias, int version) {
        events.publish(
                ACCOUNTS,
                "identity.account.v1",
                customer,
                Map.of("id", customer, "alias", alias, "roles", new String[] {"customer"}, "version", version));
    }

    public void withdraw(String customer) {
        events.tombstone(ACCOUNTS, "identity.account.v1", customer);
    }

    /** Returns when all that was told of a customer before is heard: a key is heard in order. */
    public void awaitAccounts(String customer) {
        String last = id();
        events.publish(
                ACCOUNTS,
                "identity.account.v1",
                customer,
                Map.of("id", last, "alias", "끝", "roles", new String[] {"customer"}, "version", 1));
        until("SELECT count(*) FROM customer WHERE id = :key", last);
    }

    /** Returns when all that was told of an order before is heard. */
    public void awaitOrders(String order) {
        String last = id();
        events.publish(ORDERS, "commerce.order-placed.v1", order, placement(last, id(), id()));
        until("SELECT count(*) FROM purchase WHERE order_id = :key", last);
    }

    private void until(String count, String key) {
        Awaiting.until(() -> {
            Long found =
                    db.sql(count).bind("key", key).mapValue(Long.class).one().block();
            return found != null && found > 0;
        });
    }

    /** An order that is known to be placed, and no more. */
    public String placed(String customer, String product, String... variants) {
        String order = id();
        place(order, customer, product, variants);
        until("SELECT count(*) FROM purchase WHERE order_id = :key", order);
        return order;
    }

    public void place(String order, String customer, String product, String... variants) {
        events.publish(ORDERS, "commerce.order-placed.v1", order, placement(order, customer, product, variants));
    }

    private static String placement(String order, String customer, String product, String... variants) {
        return """
                {"orderId": "%s", "customerId": "%s", "amount": 20000, "currency": "KRW", "items": [%s],
                 "placedAt": "2030-05-01T11:00:00Z", "expiresAt": "2030-05-01T11:30:00Z"}""".formatted(order, customer, items(product, variants));
    }

    public void pay(String order, String customer) {
        events.publish(ORDERS, "commerce.order-paid.v1", order, """
                {"orderId": "%s", "customerId": "%s", "paymentId": "imp_1", "amount": 20000,
                 "paidAt": "2030-05-01T11:05:00Z"}""".formatted(order, customer));
    }

    public void cancel(String order, String customer) {
        events.publish(ORDERS, "commerce.order-cancelled.v1", order, """
                {"orderId": "%s", "customerId": "%s", "reason": "고객 요청", "cancelledAt": "2030-05-01T11:05:00Z"}""".formatted(order, customer));
    }

    /** All the money goes back. */
    public void refund(String order, String customer) {
        events.publish(ORDERS, "commerce.order-refunded.v1", order, """
                {"orderId": "%s", "refundId": "R1", "customerId": "%s", "amount": 20000, "full": true,
                 "refundedAt": "2030-05-02T11:05:00Z"}""".formatted(order, customer));
    }

    /** An order of one unit of each variant that is known to be paid. */
    public String bought(String customer, String product, String... variants) {
        String order = id();
        place(order, customer, product, variants);
        pay(order, customer);
        until("SELECT count(*) FROM purchase WHERE paid AND order_id = :key", order);
        return order;
    }

    private static String items(String product, String... variants) {
        return Arrays.stream(variants)
                .map(variant ->
                        "{\"productId\": \"%s\", \"variantId\": \"%s\", \"quantity\": 1}".formatted(product, variant))
                .collect(Collectors.joining(","));
    }

    public static Map<String, Object> words(String order, String product) {
        return Map.of("order", order, "product", product, "title", "촉촉해요", "body", "하루 종일 가요.");
    }

    /** With further fields, or others. */
    public static Map<String, Object> words(String order, String product, Map<String, Object> others) {
        var all = new LinkedHashMap<>(words(order, product));
        all.putAll(others);
        return all;
    }

    public ResponseSpec post(String customer, Object json) {
        return json(HttpMethod.POST, "/review/", customer, json);
    }

    public ResponseSpec put(String customer, String review, Object json) {
        return json(HttpMethod.PUT, "/review/%s/".formatted(review), customer, json);
    }

    private ResponseSpec json(HttpMethod method, String path, String customer, Object body) {
        return http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body instanceof String text ? text : JSON.writeValueAsString(body))
                .exchange();
    }

    public ResponseSpec send(HttpMethod method, String path, String customer, MultipartBodyBuilder form) {
        return http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    /** Fields of a review and files with it. */
    public static MultipartBodyBuilder form(Map<String, ?> fields, byte[]... files) {
        var form = new MultipartBodyBuilder();
        fields.forEach((name, value) -> form.part(name, String.valueOf(value)));
        for (byte[] file : files) {
            form.part("images", file, MediaType.APPLICATION_OCTET_STREAM).filename("holiday.exe");
        }
        return form;
    }

    public ResponseSpec delete(String customer, String review) {
        return http.delete()
                .uri("/review/{id}/", review)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange();
    }

    public ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }

    /** What a good answer says. */
    public static JsonNode ok(ResponseSpec answer) {
        return Staff.json(answer.expectStatus().isOk());
    }

    /** The {@code reviews} of a product's card. */
    public String rating(String product) {
        return ok(get("/product/" + product)).get("reviews").toString();
    }

    public Staff staff() {
        return staff;
    }
}
