package com.byeolshow.commerce.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.Shop.Ware;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@ServiceTest
class CartConcurrencyTest {

    private final Shop shop;
    private final AddToCart add;
    private final EditCart edit;
    private final EmptyCart empty;
    private final ReadCart read;

    CartConcurrencyTest(ApplicationContext context, AddToCart add, EditCart edit, EmptyCart empty, ReadCart read) {
        this.shop = new Shop(context);
        this.add = add;
        this.edit = edit;
        this.empty = empty;
        this.read = read;
    }

    /** Starts all at once and counts those that were not refused; anything but a refusal fails the test. */
    private static long won(List<Supplier<Mono<?>>> calls) {
        return Objects.requireNonNull(Flux.fromIterable(calls)
                .flatMap(
                        call -> Mono.defer(call)
                                .thenReturn(1)
                                .onErrorResume(RefusedException.class, _ -> Mono.empty())
                                .subscribeOn(Schedulers.boundedElastic()),
                        calls.size())
                .count()
                .block());
    }

    private static List<AddToCart.Entry> entry(Ware ware, int quantity) {
        return List.of(new AddToCart.Entry(ware.product(), ware.variant(), quantity, null));
    }

    private static List<EditCart.Change> quantity(CartItem line, int quantity) {
        return List.of(new EditCart.Change(line.id(), quantity, null, null, null));
    }

    private static List<EditCart.Change> becomes(CartItem line, Ware ware) {
        return List.of(new EditCart.Change(line.id(), null, null, ware.variant(), null));
    }

    private List<CartItem> lines(String customer) {
        return Objects.requireNonNull(read.items(customer).block());
    }

    private CartItem put(String customer, Ware ware, int quantity) {
        return Objects.requireNonNull(add.run(customer, entry(ware, quantity)).block())
                .getFirst();
    }

    @Test
    void oneVariantAddedManyTimesAtOnceIsOneLine() {
        String customer = shop.customer();
        var ware = shop.ware(1);

        long added = won(IntStream.rangeClosed(1, 20)
                .<Supplier<Mono<?>>>mapToObj(i -> () -> add.run(customer, entry(ware, i)))
                .toList());

        assertThat(added).isEqualTo(20);
        assertThat(lines(customer)).singleElement().satisfies(line -> assertThat(line.quantity())
                .isBetween(1, 20));
    }

    @Test
    void theLimitHoldsWhenTheLastPlacesAreTakenAtOnce() {
        String customer = shop.customer();
        add.run(
                        customer,
                        IntStream.range(0, 95)
                                .mapToObj(_ -> entry(shop.ware(1), 1).getFirst())
                                .toList())
                .block();
        List<Ware> late = IntStream.range(0, 12).mapToObj(_ -> shop.ware(1)).toList();

        long added = won(late.stream()
                .<Supplier<Mono<?>>>map(ware -> () -> add.run(customer, entry(ware, 1)))
                .toList());

        assertThat(added).isEqualTo(5);
        assertThat(lines(customer)).hasSize(100);
    }

    @Test
    void anEditAndADeleteOfOneLineLeaveTheLineGone() {
        for (int i = 0; i < 10; i++) {
            String customer = shop.customer();
            CartItem line = put(customer, shop.ware(1), 1);

            long won = won(List.of(
                    () -> edit.run(customer, quantity(line, 7)), () -> empty.drop(customer, List.of(line.id()))));

            assertThat(won).isBetween(1L, 2L);
            assertThat(lines(customer)).isEmpty();
        }
    }

    @Test
    void linesThatBecomeEachOtherAtOnceNeverDeadlockNorDouble() {
        for (int i = 0; i < 10; i++) {
            String customer = shop.customer();
            var pair = shop.pair(9);
            CartItem one = put(customer, pair.getFirst(), 2);
            CartItem two = put(customer, pair.getLast(), 3);

            won(List.of(
                    () -> edit.run(customer, becomes(one, pair.getLast())),
                    () -> edit.run(customer, becomes(two, pair.getFirst())),
                    () -> add.run(customer, entry(pair.getFirst(), 4))));

            assertThat(lines(customer)).extracting(CartItem::variantId).doesNotHaveDuplicates();
        }
    }

    @Test
    void emptyingAddingAndOrderingAtOnceNeverDeadlock() {
        for (int i = 0; i < 5; i++) {
            String customer = shop.customer();
            List<Ware> wares =
                    IntStream.range(0, 6).mapToObj(_ -> shop.ware(99)).toList();
            wares.forEach(ware -> put(customer, ware, 1));

            won(List.of(
                    () -> empty.run(customer),
                    () -> add.run(
                            customer,
                            wares.reversed().stream()
                                    .map(ware -> entry(ware, 2).getFirst())
                                    .toList()),
                    () -> Mono.fromRunnable(() -> shop.post(customer, "/cart/checkout/", Shop.cartCheckout())
                            .expectStatus()
                            .value(status -> assertThat(status).isLessThan(500)))));

            assertThat(lines(customer)).extracting(CartItem::variantId).doesNotHaveDuplicates();
        }
    }
}
