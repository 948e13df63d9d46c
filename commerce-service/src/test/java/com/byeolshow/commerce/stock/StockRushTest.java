package com.byeolshow.commerce.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.Shop.Ware;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ServiceTest
class StockRushTest {

    private final Shop shop;
    private final MoveStock move;
    private final SetStock set;
    private final AdjustStock adjust;
    private final ReadStock read;
    private final TransactionalOperator tx;
    private final DatabaseClient db;

    StockRushTest(
            ApplicationContext context,
            MoveStock move,
            SetStock set,
            AdjustStock adjust,
            ReadStock read,
            TransactionalOperator tx,
            DatabaseClient db) {
        this.shop = new Shop(context);
        this.move = move;
        this.set = set;
        this.adjust = adjust;
        this.read = read;
        this.tx = tx;
        this.db = db;
    }

    private Mono<Boolean> moved(StockMove kind, String order, List<Portion> portions) {
        return Mono.defer(() -> move.run(kind, portions, order, kind == StockMove.RESTOCKED ? "R-" + order : null)
                        .as(tx::transactional))
                .thenReturn(true)
                .onErrorResume(RefusedException.class, _ -> Mono.just(false));
    }

    private static Portion units(Ware ware, long quantity) {
        return new Portion(ware.variant(), ware.product(), quantity);
    }

    private StockAccount account(Ware ware) {
        return Objects.requireNonNull(read.account(ware.variant()).block());
    }

    @Test
    void ofAThousandBuyersAHundredGetAUnit() {
        var ware = shop.ware(100);

        long won = Objects.requireNonNull(Flux.range(0, 1_000)
                .flatMap(_ -> moved(StockMove.RESERVED, shop.id(), List.of(units(ware, 1))), 64)
                .filter(Boolean::booleanValue)
                .count()
                .block());

        assertThat(won).isEqualTo(100);
        assertThat(account(ware).level().available()).isZero();
        assertThat(account(ware).promised()).isEqualTo(100);
        assertThat(account(ware).balanced()).isTrue();
    }

    /** Whoever waits for a ware's row waits for what the one before writes after it. */
    @Test
    void theRowEveryBuyerWaitsForIsTakenLast() {
        var ware = shop.ware(5);
        String customer = shop.customer();
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        shop.post(customer, "/order/cancel/" + order, "{}").expectStatus().isOk();

        assertThat(db.sql("SELECT type FROM outbox WHERE key IN (:order, :variant) ORDER BY id")
                        .bind("order", order)
                        .bind("variant", ware.variant())
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block())
                .containsExactly(
                        "commerce.stock.v1",
                        "commerce.order-placed.v1",
                        "commerce.stock.v1",
                        "commerce.order-cancelled.v1",
                        "commerce.stock.v1");
    }

    @Test
    void severalGoodsInAnyOrderAreAllReservedOrNone() {
        var wares = IntStream.range(0, 4).mapToObj(_ -> shop.ware(30)).toList();

        long won = Objects.requireNonNull(Flux.range(0, 200)
                .flatMap(
                        i -> {
                            var portions = new ArrayList<>(
                                    wares.stream().map(ware -> units(ware, 1)).toList());
                            Collections.shuffle(portions, new Random(i));
                            return moved(StockMove.RESERVED, shop.id(), portions);
                        },
                        32)
                .filter(Boolean::booleanValue)
                .count()
                .block());

        assertThat(won).isEqualTo(30);
        assertThat(wares).allSatisfy(ware -> {
            assertThat(account(ware).level().available()).isZero();
            assertThat(account(ware).promised()).isEqualTo(30);
            assertThat(account(ware).balanced()).isTrue();
        });
    }

    /** Orders that end in every possible way while managers set and adjust the same stock. */
    @Test
    void whateverHappensAtOnceEveryUnitStaysExplained() {
        var ware = shop.ware(50);
        Flux<Object> orders = Flux.range(0, 150)
                .flatMap(
                        i -> {
                            String order = shop.id();
                            var one = List.of(units(ware, 1 + i % 3));
                            return moved(StockMove.RESERVED, order, one)
                                    .filter(Boolean::booleanValue)
                                    .flatMap(_ -> switch (i % 3) {
                                        case 0 -> moved(StockMove.RELEASED, order, one);
                                        case 1 -> moved(StockMove.SOLD, order, one);
                                        default ->
                                            moved(StockMove.SOLD, order, one)
                                                    .flatMap(_ -> moved(StockMove.RESTOCKED, order, one));
                                    });
                        },
                        16)
                .cast(Object.class);
        Flux<Object> managers = Flux.range(0, 40).concatMap(i -> (i % 2 == 0
                        ? adjust.run(
                                ware.variant(),
                                new AdjustStock.Adjustment(i % 4 == 0 ? 3L : -2L, null),
                                Optional.empty())
                        : set.run(ware.variant(), 20L + i))
                .onErrorResume(RefusedException.class, _ -> Mono.empty()));

        Flux.merge(orders, managers).blockLast();

        assertThat(account(ware).balanced()).as("%s", account(ware)).isTrue();
        assertThat(account(ware).level().reserved()).isZero();
        assertThat(account(ware).sold()).isPositive();
        assertThat(account(ware).restocked()).isPositive();
    }
}
