package com.byeolshow.commerce.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.problem.RefusedException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many want one coupon at once, against a real database. */
@ServiceTest
class ClaimRushTest {

    /** Claims on their way at the same time: more than there are connections to the database. */
    private static final int AT_ONCE = 80;

    private final ApplicationContext context;
    private final Shop shop;
    private final Vouchers vouchers;
    private final TestTokens tokens;
    private final WebClient client;

    ClaimRushTest(ApplicationContext context, TestTokens tokens, @LocalServerPort int port) {
        this.context = context;
        this.shop = new Shop(context);
        this.vouchers = new Vouchers(context);
        this.tokens = tokens;
        this.client = WebClient.builder()
                .baseUrl(URI.create("http://localhost:" + port).toString())
                .build();
    }

    private Mono<String> claim(String token, String coupon) {
        return client.post()
                .uri("/coupon/add")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"payload\":{\"coupon\":\"" + coupon + "\"}}")
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .map(body -> response.statusCode().is2xxSuccessful() ? "issued" : body));
    }

    private Map<String, Long> count(List<String> answers) {
        return answers.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void tenThousandClaimsOfTwoThousandCustomersGiveExactlyTheFiveHundred() {
        var coupon = new CouponId(vouchers.coupon(Vouchers.TENTH + ",\"quantity\":500"));
        var claim = context.getBean(ClaimCoupon.class);
        var customers = IntStream.range(0, 2_000).mapToObj(_ -> shop.id()).toList();

        var answers = count(Objects.requireNonNull(Flux.range(0, 10_000)
                .flatMap(
                        i -> claim.run(customers.get(i % customers.size()), coupon)
                                .map(_ -> "issued")
                                .onErrorResume(
                                        RefusedException.class,
                                        refused -> Mono.just(refused.problem().code())),
                        AT_ONCE)
                .collectList()
                .block()));

        // Each of the five hundred came five times, and the other four times was told so.
        assertThat(answers)
                .isEqualTo(Map.of("issued", 500L, "already-issued-coupon", 2_000L, "exhausted-coupon", 7_500L));
        assertExactlyIssued(coupon.value(), 500);
    }

    @Test
    void rushThroughTheWebGivesNoMoreEither() {
        String coupon = vouchers.coupon(Vouchers.TENTH + ",\"quantity\":20");
        var customers =
                IntStream.range(0, 80).mapToObj(_ -> tokens.customer(shop.id())).toList();

        var answers = count(Objects.requireNonNull(Flux.range(0, 240)
                .flatMap(i -> claim(customers.get(i % customers.size()), coupon), AT_ONCE)
                .collectList()
                .block()));

        assertThat(answers)
                .isEqualTo(Map.of("issued", 20L, "\"already-issued-coupon\"", 40L, "\"exhausted-coupon\"", 180L));
        assertExactlyIssued(coupon, 20);
    }

    private void assertExactlyIssued(String coupon, long issued) {
        assertThat(vouchers.managed(coupon).get("issued").asLong()).isEqualTo(issued);
        assertThat(shop.count("SELECT issued FROM coupon_supply WHERE coupon_id = :p", coupon))
                .isEqualTo(issued);
        assertThat(shop.count("SELECT count(DISTINCT customer_id) FROM coupon_issue WHERE coupon_id = :p", coupon))
                .isEqualTo(issued);
    }

    @Test
    void sameCustomerAtOnceGetsOneAndCostsOne() {
        for (String limit : new String[] {"", ",\"quantity\":30"}) {
            String coupon = vouchers.coupon(Vouchers.TENTH + limit);
            String customer = tokens.customer(shop.id());

            var answers = count(Objects.requireNonNull(Flux.range(0, 40)
                    .flatMap(_ -> claim(customer, coupon), 40)
                    .collectList()
                    .block()));

            assertThat(answers).isEqualTo(Map.of("issued", 1L, "\"already-issued-coupon\"", 39L));
            assertThat(vouchers.managed(coupon).get("issued").asLong()).isEqualTo(1);
            if (!limit.isEmpty()) {
                assertThat(shop.count("SELECT issued FROM coupon_supply WHERE coupon_id = :p", coupon))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void supplyMayChangeInTheMidstOfARush() {
        String coupon = vouchers.coupon(Vouchers.TENTH + ",\"quantity\":50");
        var claim = context.getBean(ClaimCoupon.class);
        var customers = IntStream.range(0, 400).mapToObj(_ -> shop.id()).toList();

        var answers = Flux.fromIterable(customers)
                .flatMap(
                        customer -> claim.run(customer, new CouponId(coupon))
                                .map(_ -> true)
                                .onErrorReturn(false),
                        AT_ONCE)
                .collectList()
                .toFuture();
        shop.manager(
                        HttpMethod.PUT,
                        "/v1/manager/coupons/" + coupon,
                        Vouchers.body(Vouchers.TENTH + ",\"quantity\":120,\"version\":1"))
                .expectStatus()
                .isOk();
        long issued = answers.join().stream().filter(Boolean::booleanValue).count();

        assertThat(issued).isBetween(50L, 120L);
        assertThat(vouchers.managed(coupon).get("issued").asLong()).isEqualTo(issued);
        assertThat(shop.count("SELECT issued FROM coupon_supply WHERE coupon_id = :p", coupon))
                .isEqualTo(issued);
    }
}
