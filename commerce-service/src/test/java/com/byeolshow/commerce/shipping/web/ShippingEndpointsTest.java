package com.byeolshow.commerce.shipping.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.Shop.Ware;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ShippingEndpointsTest {

    private static final String PATH = "/v1/manager/shipping/policies/";

    private static final String PLAIN = """
            {"rules":[{"fee":2500}]}""";

    private static final String FULL = """
            {"method":"quick","country":"kr",
             "rules":[{"freeOver":30000,"weightOver":0,"fee":3000},{"weightOver":5000,"fee":7000}],
             "regions":[{"name":"제주","states":["제주"],"postcodes":["63"],"rules":[{"fee":6000}]},
                        {"name":"울릉도","cities":["울릉"],"postcodes":["40200-40240"],"rules":[{"fee":9000}]}]}""";

    private final Shop shop;
    private final WebTestClient web;
    private final TestTokens tokens;

    ShippingEndpointsTest(ApplicationContext context, WebTestClient web, TestTokens tokens) {
        this.shop = new Shop(context);
        this.web = web;
        this.tokens = tokens;
    }

    private ResponseSpec put(String vendor, String body) {
        return shop.manager(HttpMethod.PUT, PATH + vendor, body);
    }

    private ResponseSpec with(HttpMethod method, String vendor, String ifMatch, @Nullable String body) {
        var request = web.method(method).uri(PATH + vendor).headers(headers -> {
            headers.setBearerAuth(tokens.manager("M1"));
            headers.set(HttpHeaders.IF_MATCH, ifMatch);
        });
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
    }

    private String vendor(String policy) {
        String vendor = shop.id();
        put(vendor, policy).expectStatus().isOk();
        return vendor;
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void policyIsKeptAndReadBackAsItMayBeSentAgain() {
        String vendor = shop.id();
        JsonNode kept = Shop.body(put(vendor, FULL).expectStatus().isOk());

        assertThat(kept.get("version").asLong()).isPositive();
        assertThat(kept.toString())
                .isEqualTo("""
                        {"vendor":"%s","method":"quick","country":"KR",\
                        "rules":[{"freeOver":30000,"weightOver":0,"fee":3000},{"freeOver":null,"weightOver":5000,"fee":7000}],\
                        "regions":[{"name":"제주","states":["제주"],"cities":[],"postcodes":["63"],\
                        "rules":[{"freeOver":null,"weightOver":0,"fee":6000}]},\
                        {"name":"울릉도","states":[],"cities":["울릉"],"postcodes":["40200-40240"],\
                        "rules":[{"freeOver":null,"weightOver":0,"fee":9000}]}],"version":%d}""".formatted(vendor, kept.get("version").asLong()));
        assertThat(Shop.body(shop.manager(HttpMethod.GET, PATH + vendor, null)
                        .expectStatus()
                        .isOk()))
                .isEqualTo(kept);

        JsonNode again = Shop.body(put(vendor, kept.toString()).expectStatus().isOk());
        assertThat(again.get("version").asLong())
                .isGreaterThan(kept.get("version").asLong());
        assertThat(again.get("regions")).isEqualTo(kept.get("regions"));
    }

    @Test
    void onlyTheNewestVersionCanBeChanged() {
        String vendor = shop.id();
        long first = Shop.body(put(vendor, PLAIN)).get("version").asLong();

        refused(put(vendor, PLAIN), 422, "invalid-fields");
        long second = Shop.body(with(HttpMethod.PUT, vendor, "\"%d\"".formatted(first), PLAIN)
                        .expectStatus()
                        .isOk())
                .get("version")
                .asLong();
        with(HttpMethod.PUT, vendor, String.valueOf(first), PLAIN)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version-conflict")
                .jsonPath("$.current")
                .isEqualTo(second);
        refused(with(HttpMethod.PUT, vendor, "W/\"x\"", PLAIN), 400, "malformed-request");
        refused(put(shop.id(), "{\"version\":3,\"rules\":[{\"fee\":0}]}"), 409, "version-conflict");
    }

    @Test
    void ofManyWhoMakeTheFirstPolicyOneWins() {
        String vendor = shop.id();

        List<Integer> statuses = Flux.range(0, 8)
                .flatMap(
                        _ -> Flux.defer(() -> Flux.just(put(vendor, PLAIN)
                                        .returnResult(String.class)
                                        .getStatus()
                                        .value()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        8)
                .collectList()
                .block();

        assertThat(statuses).containsOnly(200, 422).containsOnlyOnce(200);
    }

    @Test
    void droppedPolicyIsGoneAndItsVersionNeverComesBack() {
        String vendor = shop.id();
        long version = Shop.body(put(vendor, PLAIN)).get("version").asLong();

        refused(with(HttpMethod.DELETE, vendor, String.valueOf(version - 1), null), 409, "version-conflict");
        refused(with(HttpMethod.DELETE, vendor, "x", null), 400, "malformed-request");
        with(HttpMethod.DELETE, vendor, String.valueOf(version), null)
                .expectStatus()
                .isNoContent();
        refused(shop.manager(HttpMethod.DELETE, PATH + vendor, null), 404, "not-existed-shipping-policy");
        refused(shop.manager(HttpMethod.GET, PATH + vendor, null), 404, "not-existed-shipping-policy");

        assertThat(Shop.body(put(vendor, PLAIN).expectStatus().isOk())
                        .get("version")
                        .asLong())
                .isGreaterThan(version);
        shop.manager(HttpMethod.DELETE, PATH + vendor, null).expectStatus().isNoContent();
    }

    @Test
    void wrongFieldsAreNamedAllAtOnce() {
        put(
                        shop.id(),
                        "{\"country\":\"Korea\",\"rules\":[{\"fee\":-1}],\"regions\":[{\"name\":\"\",\"postcodes\":[\"x\"],\"rules\":[]}]}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-fields")
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields.toString())
                        .contains(
                                "country",
                                "rules[0].fee",
                                "regions[0].name",
                                "regions[0].postcodes[0]",
                                "regions[0].rules"))
                .jsonPath("$.errors[1].message")
                .isEqualTo("0에서 100,000,000 사이여야 합니다.");
    }

    @Test
    void wrongFieldsAreToldInTheLanguageOfTheRequest() {
        web.put()
                .uri(PATH + shop.id())
                .headers(headers -> {
                    headers.setBearerAuth(tokens.manager("M1"));
                    headers.set(HttpHeaders.ACCEPT_LANGUAGE, "fr, en-GB;q=0.5");
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"country\":\"Korea\",\"rules\":[{\"fee\":-1}]}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_LANGUAGE, "en")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Please check the fields.")
                .jsonPath("$.errors[*].message")
                .isEqualTo(List.of("Must be a country code of two letters.", "Must be between 0 and 100,000,000."));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\tb"})
    void vendorsNeedUsableIds(String vendor) {
        web.put()
                .uri(PATH + "{vendor}", vendor)
                .headers(headers -> headers.setBearerAuth(tokens.manager("M1")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(PLAIN)
                .exchange()
                .expectStatus()
                .is4xxClientError();
        refused(put("v".repeat(101), PLAIN), 422, "invalid-fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"rules\":{}}", "{\"rules\":[{\"fee\":\"much\"}]}"})
    void unreadableDraftsAreMalformed(String body) {
        refused(put(shop.id(), body), 400, "malformed-request");
    }

    private JsonNode page(int number) {
        return Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/shipping/policies?page=" + number, null)
                .expectStatus()
                .isOk());
    }

    @Test
    void policiesAreListedByVendorInPages() {
        String prefix = shop.id() + "-";
        List<String> vendors = IntStream.range(0, 51)
                .mapToObj(i -> prefix + "%02d".formatted(i))
                .toList();
        vendors.forEach(vendor -> put(vendor, PLAIN).expectStatus().isOk());

        List<String> listed = new ArrayList<>();
        int number = 1;
        for (JsonNode page = page(1); ; page = page(++number)) {
            assertThat(page.get("page").asInt()).isEqualTo(number);
            page.get("policies")
                    .forEach(policy -> listed.add(policy.get("vendor").asString()));
            if (!page.get("hasMore").asBoolean()) {
                break;
            }
            assertThat(page.get("policies")).hasSize(50);
        }

        assertThat(number).isGreaterThan(1);
        assertThat(listed).filteredOn(vendor -> vendor.startsWith(prefix)).isEqualTo(vendors);
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(page(9_999).get("policies")).isEmpty();
        vendors.forEach(vendor -> shop.manager(HttpMethod.DELETE, PATH + vendor, null)
                .expectStatus()
                .isNoContent());
    }

    @ParameterizedTest
    @CsvSource({"GET,", "GET,S1", "PUT,S1", "DELETE,S1"})
    void customersHaveNoBusinessHere(String method, @Nullable String vendor) {
        shop.send(
                        HttpMethod.valueOf(method),
                        tokens.customer("U1"),
                        "/v1/manager/shipping/policies" + (vendor == null ? "" : "/" + vendor),
                        method.equals("PUT") ? PLAIN : null,
                        null)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void cartShowsItsVendorsPolicy() {
        String customer = shop.customer();
        String vendor = vendor(FULL);
        Ware ware = shop.ware(vendor, 10_000, null, 5);
        shop.post(customer, "/cart/items/", "{\"payload\":[%s]}".formatted(ware.times(1)))
                .expectStatus()
                .isOk();

        assertThat(Shop.body(shop.post(customer, "/cart/", "{}"))
                        .get("cart")
                        .get(0)
                        .get("ShippingPolicy")
                        .toString())
                .isEqualTo("""
                        {"method":"quick","country":"KR","vendor":"%s",\
                        "rules":[{"free":{"priceOver":30000},"weightOver":0,"fee":3000},\
                        {"free":{"priceOver":null},"weightOver":5000,"fee":7000}],\
                        "regions":[{"name":"제주","country":"KR","rules":[{"free":{"priceOver":null},"weightOver":0,"fee":6000}]},\
                        {"name":"울릉도","country":"KR","rules":[{"free":{"priceOver":null},"weightOver":0,"fee":9000}]}]}""".formatted(vendor));
    }

    @ParameterizedTest
    @CsvSource({
        "서울, 강남구, 06000, 1, 3000, 0, ",
        "서울, 강남구, 06000, 3, 0, 0, ",
        "서울, 강남구, 06000, 5, 7000, 5000, ",
        "제주특별자치도, 제주시, 63100, 5, 6000, 0, 제주",
        ", , 63100, 1, 6000, 0, 제주",
        "경상북도, 울릉군, 40205, 1, 9000, 0, 울릉도"
    })
    void checkoutTakesTheRuleOfWeightAndPlaceAndTheOrderKeepsIt(
            @Nullable String state,
            @Nullable String city,
            String postcode,
            int quantity,
            long fee,
            long weightOver,
            @Nullable String region) {
        String customer = shop.customer();
        Ware ware = shop.ware(vendor(FULL), 10_000, null, 9);
        shop.weigh(ware, 1_000);

        JsonNode order = Shop.body(
                        shop.post(customer, "/cart/checkout/", to("KR", state, city, postcode, ware.times(quantity)))
                                .expectStatus()
                                .isOk())
                .get("order");

        assertThat(order.get("total").get("amount").asLong()).isEqualTo(10_000L * quantity + fee);
        JsonNode shipment = shop.read(customer, order.get("_id").asString())
                .get("shipments")
                .get(0);
        assertThat(shipment.get("shippingPolicy").asString()).isEqualTo("quick");
        assertThat(shipment.get("fee").get("sale").asLong()).isEqualTo(fee);
        assertThat(shipment.get("rule").get("weightOver").asLong()).isEqualTo(weightOver);
        assertThat(shipment.get("rule").get("region").asStringOpt()).isEqualTo(Optional.ofNullable(region));
    }

    @Test
    void anotherPolicyLeavesPlacedOrdersAlone() {
        String customer = shop.customer();
        String vendor = vendor(PLAIN);
        Ware ware = shop.ware(vendor, 10_000, null, 9);
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        long version = Shop.body(shop.manager(HttpMethod.GET, PATH + vendor, null))
                .get("version")
                .asLong();

        put(vendor, "{\"version\":%d,\"rules\":[{\"fee\":9900}]}".formatted(version))
                .expectStatus()
                .isOk();

        assertThat(shop.read(customer, order).get("total").get("amount").asLong())
                .isEqualTo(12_500);
        assertThat(shop.order(customer, ware.times(1))
                        .get("total")
                        .get("amount")
                        .asLong())
                .isEqualTo(19_900);
        shop.manager(HttpMethod.DELETE, PATH + vendor, null).expectStatus().isNoContent();
        assertThat(shop.order(customer, ware.times(1))
                        .get("total")
                        .get("amount")
                        .asLong())
                .isEqualTo(13_000);
    }

    @Test
    void aCountryTheVendorDoesNotServeIsRefused() {
        String customer = shop.customer();
        Ware ware = shop.ware(vendor(PLAIN), 10_000, null, 9);

        shop.post(customer, "/cart/checkout/", to("US", "CA", null, "94000", ware.times(1)))
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"unsupported-shipping-country\"");
        assertThat(shop.stockOf(ware)).containsExactly(9L, 0L, 9L);
    }

    private static String to(
            String country, @Nullable String state, @Nullable String city, @Nullable String postcode, String items) {
        return Shop.checkout(items)
                .replace("\"country\":\"KR\"", "\"country\":\"%s\"".formatted(country))
                .replace("\"state\":\"서울\"", "\"state\":" + quoted(state))
                .replace("\"city\":\"강남구\"", "\"city\":" + quoted(city))
                .replace("\"postcode\":\"06000\"", "\"postcode\":" + quoted(postcode));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
