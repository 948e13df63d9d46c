package com.byeolshow.commerce.goods.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** The catalog's own samples, as they come over the broker. */
@ServiceTest
class ProductListenerTest {

    private static final String TOPIC = "catalog.products";
    private static final String TYPE = "catalog.product.v1";

    private final Shop shop;
    private final FindOffers offers;
    private final IncomingEvents incoming;

    ProductListenerTest(ApplicationContext context, FindOffers offers, IncomingEvents incoming) {
        this.shop = new Shop(context);
        this.offers = offers;
        this.incoming = incoming;
    }

    private @Nullable Offer offer(String variant) {
        return Objects.requireNonNull(offers.known(List.of(variant)).block()).get(variant);
    }

    private String sample(String id) {
        return EventContracts.sample(TYPE, "discounted-with-options")
                .replace("\"P1\"", "\"" + id + "\"")
                .replace("\"V1\"", "\"" + id + "-1\"")
                .replace("\"V2\"", "\"" + id + "-2\"");
    }

    @Test
    void announcedProductCanBeBoughtAtItsAnnouncedPrice() {
        String id = shop.id();

        // A catalog need not say what a variant weighs.
        incoming.publish(TOPIC, TYPE, id, sample(id).replace("\"weight\": 135,", ""));
        Awaiting.until(() -> offer(id + "-2") != null);

        var offer = Objects.requireNonNull(offer(id + "-2"));
        assertThat(offer.productName()).isEqualTo("별 립틴트");
        assertThat(offer.vendor()).isEqualTo("S1");
        assertThat(offer.vendorName()).isEqualTo("별상점");
        assertThat(offer.price().original()).isEqualTo(Won.of(21_000));
        assertThat(offer.price().sale()).isEqualTo(Won.of(17_850));
        assertThat(offer.types()).containsExactly(new Offer.VariantType("O1", "색상", "W2", "분홍"));
        assertThat(offer.collectionIds()).containsExactly("C1", "C2");
        assertThat(offer.weight()).isZero();
        assertThat(Objects.requireNonNull(offer(id + "-1")).weight()).isEqualTo(120);
    }

    @Test
    void olderVersionAndRepeatsChangeNothingAndANewerOneReplacesTheVariants() {
        String id = shop.id();
        String third = sample(id);
        String first = third.replace("\"version\": 3", "\"version\": 1").replace("별 립틴트", "옛 이름");
        String fourth = third.replace("\"version\": 3", "\"version\": 4")
                .replace("별 립틴트", "새 이름")
                .replace("\"" + id + "-1\"", "\"" + id + "-3\"");
        assertThat(first).isNotEqualTo(third).contains("\"version\": 1");

        incoming.publish(TOPIC, TYPE, id, third);
        incoming.publish(TOPIC, TYPE, id, first);
        incoming.publish(TOPIC, TYPE, id, third);
        incoming.publish(TOPIC, TYPE, id, fourth);
        Awaiting.until(() -> offer(id + "-3") != null);
        incoming.publish(TOPIC, TYPE, id, first);
        String marker = shop.id();
        incoming.publish(TOPIC, TYPE, id, sample(marker));
        Awaiting.until(() -> offer(marker + "-1") != null);

        assertThat(offer(id + "-1")).isNull();
        assertThat(Objects.requireNonNull(offer(id + "-2")).productName()).isEqualTo("새 이름");
    }

    @Test
    void droppedProductIsGone() {
        String id = shop.id();
        incoming.publish(TOPIC, TYPE, id, sample(id));
        Awaiting.until(() -> offer(id + "-1") != null);

        incoming.tombstone(TOPIC, TYPE, id);

        Awaiting.until(() -> offer(id + "-1") == null);
    }
}
