package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.Sandbox;
import com.byeolshow.suite.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sales go on while parts are cut off at random moments: commerce and payment by SIGKILL, Kafka and PostgreSQL as well.
 * Each round plays several sales at once and makes one cut somewhere between their first cart and their last refund.
 *
 * <p>{@code -Dbyeolshow.cuts.rounds} says how many rounds (a few by default, {@code ./verify --long} asks for sixty);
 * {@code -Dbyeolshow.cuts.seed} repeats the cuts of an earlier run, whose seed is in its output.
 */
@ExtendWith(LaunchedSuite.class)
class CutsIT {

    private static final int ROUNDS = Integer.getInteger("byeolshow.cuts.rounds", 4);
    private static final long SEED = Long.getLong("byeolshow.cuts.seed", System.nanoTime());
    private static final int SALES_AT_ONCE = 4;
    private static final int STOCK = 10_000;

    /** Sales of a round take about this long when nothing is cut, so that cuts fall on every one of their steps. */
    private static final Duration SALE_TAKES = Duration.ofMillis(2_500);

    private final Random random = new Random(SEED);

    private enum Victim {
        COMMERCE,
        PAYMENT,
        KAFKA,
        POSTGRES
    }

    @Test
    void moneyAndStockStayTrueWhateverIsCutOff(Stack stack) {
        System.out.printf("%d rounds of cuts with seed %d%n", ROUNDS, SEED);
        var sandbox = new Sandbox(stack.doors());
        App manager = Staff.login(stack.doors());
        List<Shopper> shoppers = IntStream.range(0, SALES_AT_ONCE)
                .mapToObj(_ -> Shopper.arrive(stack.doors(), STOCK))
                .toList();
        shoppers.forEach(shopper -> shopper.app().delete("/cart/", null).expect(200));
        var sales = new ArrayList<Sale>();

        for (int round = 0; round < ROUNDS; round++) {
            List<Sale> these = shoppers.stream()
                    .map(shopper -> new Sale(shopper, manager, sandbox, random.nextBoolean()))
                    .toList();
            Duration after = Duration.ofMillis(random.nextLong(SALE_TAKES.toMillis()));
            // The rarer cuts come round by round, so that even a short run has each of them.
            Victim victim = Victim.values()[round % Victim.values().length];
            System.out.printf("round %d: %s is cut after %d ms%n", round + 1, victim, after.toMillis());
            play(these, stack, victim, after);
            these.forEach(Sale::assertSettledOnce);
            sales.addAll(these);
        }

        for (Shopper shopper : shoppers) {
            assertStockIsConstant(manager, shopper, sales);
        }
        Books.assertBalanced(manager);
    }

    private static void play(List<Sale> sales, Stack stack, Victim victim, Duration after) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var playing = sales.stream()
                    .map(sale -> CompletableFuture.runAsync(sale::play, people))
                    .toList();
            CompletableFuture.runAsync(
                            () -> cut(stack, victim),
                            CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, people))
                    .join();
            playing.forEach(CompletableFuture::join);
        }
    }

    private static void cut(Stack stack, Victim victim) {
        switch (victim) {
            case COMMERCE -> restart(stack, "commerce-service");
            case PAYMENT -> restart(stack, "payment-service");
            case KAFKA -> {
                stack.child("kafka").kill();
                stack.child("kafka").start();
            }
            case POSTGRES -> {
                stack.crashDatabase();
                stack.startDatabase();
            }
        }
    }

    private static void restart(Stack stack, String service) {
        stack.child(service).kill();
        stack.child(service).start();
        stack.awaitReady(service);
    }

    private static void assertStockIsConstant(App manager, Shopper shopper, List<Sale> sales) {
        long bought = sales.stream().filter(sale -> sale.isBy(shopper)).count();
        long returned = sales.stream()
                .filter(sale -> sale.isBy(shopper) && sale.isRefunded())
                .count();
        var stock = Patience.read("stock", () -> manager.get("/v1/manager/stock/" + shopper.variantId()))
                .json();
        assertThat(stock.at("/reserved").asLong()).isZero();
        assertThat(stock.at("/sold").asLong()).isEqualTo(bought);
        assertThat(stock.at("/restocked").asLong()).isEqualTo(returned);
        assertThat(stock.at("/onHand").asLong()).isEqualTo(STOCK - bought + returned);
    }
}
