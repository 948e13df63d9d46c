package com.byeolshow.commerce;

import com.byeolshow.commerce.customer.AccountState;
import com.byeolshow.commerce.customer.Customers;
import com.byeolshow.commerce.goods.LearnProduct;
import com.byeolshow.commerce.goods.ProductState;
import com.byeolshow.commerce.goods.ProductState.DiscountState;
import com.byeolshow.commerce.goods.ProductState.PriceState;
import com.byeolshow.commerce.goods.ProductState.TypeState;
import com.byeolshow.commerce.goods.ProductState.VariantState;
import com.byeolshow.commerce.goods.ProductState.Vendor;
import com.byeolshow.commerce.order.NotePayments;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.stock.SetStock;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop with goods and customers of its own, so that tests do not meet each other's. */
public final class Shop {

    public static final String ADDRESS = """
            {"name":{"first":null,"last":null,"full":"홍길동"},"mobile":"010-0000-0000","phone":null,"country":"KR",
             "state":"서울","city":"강남구","address1":"별로 1","address2":"2층","postcode":"06000","company":null}""";

    private static final RandomIds IDS = new RandomIds();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApplicationContext context;
    private final WebTestClient web;
    private final TestTokens tokens;
    private final TransactionalOperator tx;

    public Shop(ApplicationContext context) {
        this.context = context;
        this.web = context.getBean(WebTestClient.class);
        this.tokens = context.getBean(TestTokens.class);
        this.tx = context.getBean(TransactionalOperator.class);
    }

    /** Something on sale. */
    public record Ware(String product, String variant) {

        /** As a cart or a checkout names it. */
        public String times(int quantity) {
            return """
                    {"product":"%s","variant":"%s","quantity":%d,"shippingMethod":"SM1"}""".formatted(product, variant, quantity);
        }
    }

    public String id() {
        return IDS.next();
    }

    /** A lip tint of the house for 17,000 instead of 20,000 won. */
    public Ware ware(long stock) {
        return ware(null, 20_000, new DiscountState("percentage", 15), stock);
    }

    public Ware ware(@Nullable String vendor, long original, @Nullable DiscountState discount, long stock) {
        var ware = new Ware(id(), id());
        announce(product(ware, vendor, original, discount, true, 1));
        stock(ware.variant(), stock);
        return ware;
    }

    /** Two variants of one product of the house, red and blue, for 20,000 won each. */
    public List<Ware> pair(long stock) {
        var red = new Ware(id(), id());
        var blue = new Ware(red.product(), id());
        ProductState one = product(red, null, 20_000, null, true, 1);
        announce(new ProductState(
                one.id(),
                one.name(),
                one.available(),
                null,
                one.thumbnailUrl(),
                null,
                one.collectionIds(),
                List.of(
                        Objects.requireNonNull(one.variants()).getFirst(),
                        new VariantState(
                                blue.variant(),
                                new PriceState(20_000, 20_000L),
                                null,
                                null,
                                List.of(new TypeState("OP1", "color", "VA2", "blue")))),
                1));
        stock(red.variant(), stock);
        stock(blue.variant(), stock);
        return List.of(red, blue);
    }

    public static ProductState product(
            Ware ware,
            @Nullable String vendor,
            long original,
            @Nullable DiscountState discount,
            boolean available,
            long version) {
        return new ProductState(
                ware.product(),
                "lip",
                available,
                vendor == null ? null : new Vendor(vendor, "상점 " + vendor),
                "https://img/p.jpg",
                null,
                List.of("C1"),
                List.of(new VariantState(
                        ware.variant(),
                        new PriceState(original, original),
                        discount,
                        null,
                        List.of(new TypeState("OP1", "color", "VA1", "red")))),
                version);
    }

    public void announce(ProductState product) {
        inTransaction(context.getBean(LearnProduct.class).run(product));
    }

    /** The catalog announces how heavy it is, in grams. */
    public void weigh(Ware ware, long weight) {
        context.getBean(DatabaseClient.class)
                .sql("UPDATE variant SET weight = :weight WHERE id = :id")
                .bind("weight", weight)
                .bind("id", ware.variant())
                .then()
                .block();
    }

    /** The catalog drops the product. */
    public void withdraw(Ware ware) {
        inTransaction(context.getBean(LearnProduct.class).forget(ware.product()));
    }

    public void stock(String variant, long quantity) {
        context.getBean(SetStock.class).run(variant, quantity).block();
    }

    /** A customer identity has told us about. */
    public String customer() {
        String id = id();
        inTransaction(context.getBean(Customers.class)
                .learn(new AccountState(id, "별이", "a@example.com", "010-0000-0000", 1)));
        return id;
    }

    public ResponseSpec get(String customer, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange();
    }

    public ResponseSpec post(String customer, String path, String body) {
        return send(HttpMethod.POST, tokens.customer(customer), path, body, null);
    }

    public ResponseSpec manager(HttpMethod method, String path, @Nullable String body) {
        return send(method, tokens.manager("M1"), path, body, null);
    }

    public ResponseSpec send(
            HttpMethod method, String token, String path, @Nullable String body, @Nullable String idempotencyKey) {
        var request = web.method(method).uri(path).headers(headers -> {
            headers.setBearerAuth(token);
            if (idempotencyKey != null) {
                headers.set("Idempotency-Key", idempotencyKey);
            }
        });
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
    }

    public static String checkout(String... items) {
        return """
                {"payload":{"items":[%s],"currency":"KRW","paymentMethod":"clayful-iamport",
                 "address":{"shipping":%s,"billing":%s},"request":"문 앞에","tags":["live"],"meta":{"PCCC":"P123"}}}""".formatted(String.join(",", items), ADDRESS, ADDRESS);
    }

    public static String cartCheckout() {
        return checkout().replace("\"items\":[],", "");
    }

    /** Places an order and answers it as checkout did. */
    public JsonNode order(String customer, String... items) {
        return body(post(customer, "/cart/checkout/", checkout(items))
                        .expectStatus()
                        .isOk())
                .get("order");
    }

    /** The order as its own screen reads it. */
    public JsonNode read(String customer, String order) {
        return body(get(customer, "/order/" + order).expectStatus().isOk());
    }

    public static JsonNode body(ResponseSpec response) {
        return JSON.readTree(Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody()));
    }

    /** Tells the order that this payment arrived, as payment does. */
    public void paid(String order, String payment, long amount) {
        inTransaction(context.getBean(NotePayments.class)
                .paid(new OrderId(order), new PaymentId(payment), Won.of(amount), now()));
    }

    public void refunded(String order, String refund, long amount) {
        inTransaction(context.getBean(NotePayments.class)
                .refunded(new OrderId(order), new RefundId(refund), Won.of(amount), now()));
    }

    /** An order of these items that is paid. */
    public JsonNode paidOrder(String customer, String... items) {
        JsonNode order = order(customer, items);
        paid(
                order.get("_id").asString(),
                "imp_" + id(),
                order.get("total").get("amount").asLong());
        return read(customer, order.get("_id").asString());
    }

    /** Sellable, reserved and on hand. */
    public List<Long> stockOf(Ware ware) {
        JsonNode level = body(manager(HttpMethod.GET, "/v1/manager/stock/" + ware.variant(), null));
        return List.of(
                level.get("available").asLong(),
                level.get("reserved").asLong(),
                level.get("onHand").asLong());
    }

    /** Makes the order one whose time is over. */
    public void runOut(String order) {
        context.getBean(DatabaseClient.class)
                .sql("UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = :id")
                .bind("id", order)
                .then()
                .block();
    }

    public long count(String sql, String parameter) {
        return Objects.requireNonNull(context.getBean(DatabaseClient.class)
                .sql(sql)
                .bind("p", parameter)
                .map(row -> row.get(0, Long.class))
                .one()
                .block());
    }

    public void inTransaction(Mono<Void> work) {
        work.as(tx::transactional).block();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
