package com.byeolshow.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Things that happen to one order at the same moment. */
@ServiceTest
class OrderRacesTest {

    private final ApplicationContext context;
    private final Shop shop;
    private final String customer;

    OrderRacesTest(ApplicationContext context) {
        this.context = context;
        this.shop = new Shop(context);
        this.customer = shop.customer();
    }

    private Mono<Void> paid(String order) {
        return context.getBean(NotePayments.class)
                .paid(
                        new OrderId(order),
                        new PaymentId("imp_" + order),
                        Won.of(20_000),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .as(context.getBean(TransactionalOperator.class)::transactional);
    }

    private static void atOnce(List<Mono<Void>> work) {
        Flux.merge(Flux.fromIterable(work), work.size()).then().block();
    }

    /** Either the money came first and the order is paid, or it came too late and goes back whole. */
    private void isPaidOrCancelled(Shop.Ware ware, String order) {
        JsonNode read = shop.read(customer, order);
        String status = read.get("status").asString();
        assertThat(Set.of("paid", "cancelled")).contains(status);
        boolean paid = status.equals("paid");
        assertThat(shop.stockOf(ware)).isEqualTo(paid ? List.of(4L, 0L, 4L) : List.of(5L, 0L, 5L));
        assertThat(shop.count("SELECT count(*) FROM stray_payment WHERE order_id = :p", order))
                .isEqualTo(paid ? 0 : 1);
        assertThat(read.at("/transactions/0/paid").asLong()).isEqualTo(20_000);
    }

    @RepeatedTest(8)
    void cancellingAndPayingAtOnce() {
        var ware = shop.ware(5);
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        var cancel = context.getBean(CancelOrder.class)
                .run(new OrderId(order), customer, "r")
                .onErrorComplete()
                .then();

        atOnce(List.of(cancel, paid(order), cancel, paid(order)));

        isPaidOrCancelled(ware, order);
    }

    @RepeatedTest(8)
    void payingAtTheInstantOfExpiry() {
        var ware = shop.ware(5);
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        shop.runOut(order);
        var expire = context.getBean(ExpireOrders.class).run().then();

        atOnce(List.of(paid(order), expire, expire));
        expire.block();

        isPaidOrCancelled(ware, order);
    }
}
