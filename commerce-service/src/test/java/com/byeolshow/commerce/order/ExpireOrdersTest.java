package com.byeolshow.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

@ServiceTest
class ExpireOrdersTest {

    private final Shop shop;
    private final Deposits deposits;
    private final PublishedEvents published;

    ExpireOrdersTest(ApplicationContext context, PublishedEvents published) {
        this.shop = new Shop(context);
        this.deposits = new Deposits(context);
        this.published = published;
    }

    @Test
    void jobEndsUnpaidOrdersAndFreesTheirStock() {
        String customer = shop.customer();
        var ware = shop.ware(200);
        // More than one batch.
        var ids = IntStream.range(0, 60)
                .mapToObj(_ -> shop.order(customer, ware.times(2)).get("_id").asString())
                .toList();
        String waiting = shop.order(customer, ware.times(1)).get("_id").asString();
        ids.forEach(shop::runOut);

        Awaiting.untilAsserted(() -> assertThat(shop.stockOf(ware)).containsExactly(199L, 1L, 200L));

        var order = shop.read(customer, ids.getFirst());
        assertThat(order.get("status").asString()).isEqualTo("cancelled");
        assertThat(order.at("/cancellation/reason").asString()).isEqualTo("결제 시간 초과");
        assertThat(shop.read(customer, waiting).get("status").asString()).isEqualTo("placed");
        var event = published.awaitOne("commerce.orders", "commerce.order-cancelled.v1", ids.getFirst());
        EventContracts.assertValid("commerce.order-cancelled.v1", event.data());
        assertThat(event.data().get("reason").asString()).isEqualTo("결제 시간 초과");
    }

    @Test
    void paidOrdersNeverExpire() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String paid = shop.paidOrder(customer, ware.times(1)).get("_id").asString();
        String placed = shop.order(customer, ware.times(1)).get("_id").asString();
        shop.runOut(paid);
        shop.runOut(placed);

        Awaiting.untilAsserted(() ->
                assertThat(shop.read(customer, placed).get("status").asString()).isEqualTo("cancelled"));

        assertThat(shop.read(customer, paid).get("status").asString()).isEqualTo("paid");
    }

    @Test
    void depositsThatStaffLookAtNeverExpire() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String deviating = shop.order(customer, ware.times(1)).get("_id").asString();
        String placed = shop.order(customer, ware.times(1)).get("_id").asString();
        deposits.arrive(deviating, 19_000);
        shop.runOut(deviating);
        shop.runOut(placed);

        Awaiting.untilAsserted(() ->
                assertThat(shop.read(customer, placed).get("status").asString()).isEqualTo("cancelled"));

        assertThat(shop.read(customer, deviating).get("status").asString()).isEqualTo("under-paid");
        assertThat(shop.stockOf(ware)).containsExactly(4L, 1L, 5L);
    }

    @Test
    void settingsThatMakeNoSenseStopTheService() {
        var second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderSettings(Duration.ZERO, second, 1, second, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderSettings(second, Duration.ZERO, 1, second, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderSettings(second, second, 0, second, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderSettings(second, second, 1, Duration.ZERO, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderSettings(second, second, 1, second, Duration.ZERO));
    }
}
