package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Crowd;
import com.byeolshow.benchmarks.load.Customer;
import com.byeolshow.benchmarks.load.RequestFailure;
import com.byeolshow.benchmarks.load.Timings;
import com.byeolshow.benchmarks.report.Report;
import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.ManagerDesk;
import com.byeolshow.suite.demo.ManagerDesk.CreatedProduct;
import com.byeolshow.suite.demo.ManagerDesk.NewProduct;
import com.byeolshow.suite.demo.OrderForms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * A show sells: every customer puts one unit into the cart, checks out, pays at the provider and has the payment
 * verified, several times over, all customers at once. Afterwards each order must be paid and each unit accounted for.
 */
final class Sale {

    static final String NAME = "sale";

    private static final int CUSTOMERS = 200;

    /** What two cores serve within the gateway's time limits; more would measure how refusals are told. */
    private static final int AT_ONCE = 16;

    private static final int PRICE = 30_000;
    private static final int CHECKS_AT_ONCE = 16;
    private static final Duration ROUND_PATIENCE = Duration.ofMinutes(10);
    private static final Duration PROJECTION_PATIENCE = Duration.ofMinutes(2);

    private record Bought(Customer customer, String orderId) {}

    private final Ground ground;
    private final int people;
    private final int atOnce;
    private final App manager;
    private final List<CreatedProduct> products = new ArrayList<>();
    private final AtomicLongArray sold;
    private final List<Bought> bought = Collections.synchronizedList(new ArrayList<>());
    private final long stock;

    Sale(Ground ground) {
        this.ground = ground;
        Options options = ground.options();
        this.people = options.customers() == 0 ? CUSTOMERS : options.customers();
        this.atOnce = options.atOnce() == 0 ? Math.min(people, AT_ONCE) : options.atOnce();
        this.manager = ground.manager();
        this.sold = new AtomicLongArray(options.products());
        this.stock = 1_000L + (long) people * options.orders() * (options.rounds() + options.warmUp());
    }

    Report run(double loadBefore, Path folder) {
        Options options = ground.options();
        stockShelves();
        List<Customer> customers = ground.customers(people);
        var first = customers.getFirst();
        products.forEach(product -> Await.until(
                "a product is for sale",
                () -> first.call("POST", "/cart/items/", cartBody(product)).status() == 200));
        first.call("DELETE", "/cart/", null);

        for (int round = 1; round <= options.warmUp(); round++) {
            var warming = new Timings();
            Duration took = round(customers, ground.options().warmingAtOnce(round, atOnce), warming);
            ground.progress()
                    .accept("  warm-up %d: %.1f per second"
                            .formatted(round, (double) ordersPerRound() / took.toMillis() * 1000));
            failOn(warming);
        }
        settled();

        var timings = new Timings();
        var measurement = new Measurement(ground, loadBefore);
        for (int round = 0; round < options.rounds(); round++) {
            measurement.round(ordersPerRound(), () -> round(customers, atOnce, timings), this::settled);
        }
        var report = measurement.report(
                NAME,
                "paid order",
                parameters(options),
                timings,
                Map.of("orders placed and paid", (long) bought.size()),
                folder);
        failOn(timings);
        check();
        return report;
    }

    private long ordersPerRound() {
        return (long) people * ground.options().orders();
    }

    private Map<String, String> parameters(Options options) {
        var told = new LinkedHashMap<String, String>();
        told.put("customers", Integer.toString(people));
        told.put("at once", Integer.toString(atOnce));
        told.put("measured rounds", Integer.toString(options.rounds()));
        told.put("orders per customer and round", Integer.toString(options.orders()));
        told.put("warm-up rounds", Integer.toString(options.warmUp()));
        told.put("products (one unit per order; half of the orders take the first)", Integer.toString(products.size()));
        told.put("profiled", options.profile() ? "yes" : "no");
        return told;
    }

    private void stockShelves() {
        var desk = new ManagerDesk(manager);
        for (int number = 0; number < ground.options().products(); number++) {
            var product = desk.createProduct(
                    new NewProduct("특가 상품 " + number, "측정", List.of(), null, PRICE, null, "색상", List.of("하나")),
                    "benchmark-" + number);
            desk.setStock(product.variantIds().getFirst(), Math.toIntExact(stock));
            products.add(product);
        }
    }

    private static Map<String, Object> cartBody(CreatedProduct product) {
        return OrderForms.cartLine(product.id(), product.variantIds().getFirst(), 1);
    }

    private Duration round(List<Customer> customers, int people, Timings timings) {
        return Crowd.work(customers, people, ROUND_PATIENCE, timings, customer -> {
            for (int order = 0; order < ground.options().orders(); order++) {
                buy(customer, timings);
            }
        });
    }

    private void buy(Customer customer, Timings timings) {
        var random = ThreadLocalRandom.current();
        int number = random.nextBoolean() ? 0 : random.nextInt(products.size());
        var product = products.get(number);
        timings.time("whole", () -> {
            timings.time(
                    "cart",
                    () -> customer.putIntoCart(
                            product.id(), product.variantIds().getFirst()));
            var placed = timings.time("checkout", customer::checkOut);
            String payment = timings.time("pay (provider's stand-in)", () -> customer.pay(placed));
            sold.incrementAndGet(number);
            bought.add(new Bought(customer, placed.orderId()));
            return timings.time("verify", () -> {
                customer.verify(placed, payment);
                return payment;
            });
        });
    }

    /** The product pages show what is left: by then stock went through commerce, the broker and the catalog. */
    private void settled() {
        for (int number = 0; number < products.size(); number++) {
            String page = "/product/" + products.get(number).id() + "/";
            long left = stock - sold.get(number);
            Await.until("a product page shows " + left + " units", PROJECTION_PATIENCE, () -> {
                Answer answer = manager.get(page);
                return answer.status() == 200
                        && answer.json().at("/variants/0/quantity").asLong() == left;
            });
        }
    }

    private static void failOn(Timings timings) {
        if (!timings.failures().isEmpty()) {
            throw new WrongResult("requests failed: " + timings.failures());
        }
    }

    /** Every order that was paid says so, once and with one payment; every unit is sold or still there. */
    private void check() {
        ground.progress().accept("Looking at all %d orders".formatted(bought.size()));
        var wrong = new Timings();
        Crowd.work(List.copyOf(bought), CHECKS_AT_ONCE, ROUND_PATIENCE, wrong, order -> {
            var reply = order.customer().call("GET", "/order/" + order.orderId(), null);
            if (reply.status() != 200) {
                throw new RequestFailure("order cannot be read: " + reply.kind());
            }
            if (!reply.text("/status").equals("paid")
                    || reply.json().at("/transactions").size() != 1) {
                throw new RequestFailure("order is " + reply.text("/status") + " with "
                        + reply.json().at("/transactions").size() + " transactions");
            }
        });
        failOn(wrong);
        long all = bought.stream().map(Bought::orderId).distinct().count();
        long due =
                ordersPerRound() * (ground.options().rounds() + ground.options().warmUp());
        if (all != due) {
            throw new WrongResult("%d orders instead of %d".formatted(all, due));
        }
        IntStream.range(0, products.size()).forEach(number -> {
            var level = manager.get("/v1/manager/stock/"
                            + products.get(number).variantIds().getFirst())
                    .expect(200)
                    .json();
            long left = stock - sold.get(number);
            if (level.at("/reserved").asLong() != 0
                    || level.at("/onHand").asLong() != left
                    || level.at("/available").asLong() != left) {
                throw new WrongResult(
                        "stock of product %d is %s, and %d should be left".formatted(number, level, left));
            }
        });
    }
}
