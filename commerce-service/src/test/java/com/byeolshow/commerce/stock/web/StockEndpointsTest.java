package com.byeolshow.commerce.stock.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;

@ServiceTest
class StockEndpointsTest {

    private final Shop shop;
    private final TestTokens tokens;
    private final PublishedEvents published;

    StockEndpointsTest(ApplicationContext context, TestTokens tokens, PublishedEvents published) {
        this.shop = new Shop(context);
        this.tokens = tokens;
        this.published = published;
    }

    @Test
    void stockIsSetBeforeAnyoneKnowsTheVariant() {
        String variant = shop.id();

        assertThat(Shop.body(shop.manager(HttpMethod.PUT, "/v1/manager/stock/" + variant, "{\"quantity\":7}")
                                .expectStatus()
                                .isOk())
                        .toString())
                .isEqualTo("""
                        {"variantId":"%s","available":7,"reserved":0,"onHand":7}""".formatted(variant));

        var event = published.awaitOne("commerce.stock", "commerce.stock.v1", variant);
        EventContracts.assertValid("commerce.stock.v1", event.data());
        assertThat(event.data().has("productId")).isFalse();
        assertThat(event.data().get("available").asLong()).isEqualTo(7);
    }

    @Test
    void settingCountsWhatCanBeSoldOnTopOfWhatIsReserved() {
        var ware = shop.ware(5);
        shop.order(shop.customer(), ware.times(2));

        shop.stock(ware.variant(), 10);

        assertThat(shop.stockOf(ware)).containsExactly(10L, 2L, 12L);
        var events = published.awaitAll("commerce.stock", ware.variant(), 3);
        assertThat(events)
                .extracting(event -> event.data().get("available").asLong())
                .containsExactly(5L, 3L, 10L);
        assertThat(events)
                .extracting(event -> event.data().get("version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.data().get("productId").asString()).isEqualTo(ware.product()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"quantity\":-1}", "{\"quantity\":1000000001}", "{\"quantity\":null}"})
    void impossibleQuantitiesAreRefused(String body) {
        shop.manager(HttpMethod.PUT, "/v1/manager/stock/V1", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-quantity");
    }

    @Test
    void unknownStockIsNotFound() {
        shop.manager(HttpMethod.GET, "/v1/manager/stock/" + shop.id(), null)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-existed-stock");
    }

    @Test
    void customersHaveNoBusinessHere() {
        shop.send(HttpMethod.PUT, tokens.customer("U1"), "/v1/manager/stock/V1", "{\"quantity\":1}", null)
                .expectStatus()
                .isForbidden();
    }
}
