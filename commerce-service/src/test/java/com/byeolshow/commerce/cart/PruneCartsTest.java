package com.byeolshow.commerce.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@ServiceTest
class PruneCartsTest {

    private final Shop shop;
    private final AddToCart add;
    private final EditCart edit;
    private final ReadCart read;
    private final PruneCarts prune;
    private final DatabaseClient db;

    PruneCartsTest(
            ApplicationContext context,
            AddToCart add,
            EditCart edit,
            ReadCart read,
            PruneCarts prune,
            DatabaseClient db) {
        this.shop = new Shop(context);
        this.add = add;
        this.edit = edit;
        this.read = read;
        this.prune = prune;
        this.db = db;
    }

    private CartItem cartAgedDays(String customer, int days) {
        var ware = shop.ware(1);
        var line = add.run(customer, List.of(new AddToCart.Entry(ware.product(), ware.variant(), 1, null)))
                .map(List::getFirst)
                .block();
        db.sql("UPDATE cart SET changed_at = now() - make_interval(days => :days) WHERE customer_id = :customer")
                .bind("days", days)
                .bind("customer", customer)
                .then()
                .block();
        return Objects.requireNonNull(line);
    }

    private int lines(String customer) {
        return Objects.requireNonNull(read.items(customer).block()).size();
    }

    @Test
    void cartsUnchangedForNinetyDaysAreDropped() {
        String old = shop.customer();
        String young = shop.customer();
        cartAgedDays(old, 91);
        cartAgedDays(young, 89);

        assertThat(prune.run().block()).isPositive();

        assertThat(lines(old)).isZero();
        assertThat(lines(young)).isEqualTo(1);
        assertThat(shop.count("SELECT count(*) FROM cart WHERE customer_id = :p", old))
                .isZero();
    }

    @Test
    void anyChangeMakesACartYoungAgain() {
        String customer = shop.customer();
        CartItem line = cartAgedDays(customer, 91);
        edit.run(customer, List.of(new EditCart.Change(line.id(), 2, null, null, null)))
                .block();

        prune.run().block();

        assertThat(lines(customer)).isEqualTo(1);
    }

    @Test
    void droppedWhileItIsUsedTheCartComesBack() {
        String customer = shop.customer();
        cartAgedDays(customer, 91);
        var ware = shop.ware(1);

        Mono.when(prune.run(), add.run(customer, List.of(new AddToCart.Entry(ware.product(), ware.variant(), 1, null))))
                .block();

        assertThat(lines(customer)).isBetween(1, 2);
    }

    @Test
    void settingsThatMakeNoSenseStopTheService() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CartSettings(Duration.ZERO, Duration.ofMinutes(1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CartSettings(Duration.ofDays(1), Duration.ZERO, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CartSettings(Duration.ofDays(1), Duration.ofMinutes(1), 0));
    }
}
