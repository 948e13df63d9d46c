package com.byeolshow.broadcast.show.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.show.Audience;
import com.byeolshow.broadcast.show.OverseeShow;
import com.byeolshow.broadcast.show.PinState;
import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.security.Role;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Whoever watches is told of every change of the pin, and of nothing else. */
@BroadcastTest
class TellPinsTest {

    private static final Caller MANAGER = new Caller("M1", Set.of(Role.MANAGER));

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final DatabaseClient db;
    private final TransactionalOperator transactions;
    private final PinProduct pinProduct;
    private final UnpinProduct unpinProduct;
    private final Pins pins;
    private final List<PinState> told = new CopyOnWriteArrayList<>();
    private final String lip = new RandomIds().next();
    private final String brush = new RandomIds().next();

    private ShowId show = new ShowId(0);

    TellPinsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            DatabaseClient db,
            TransactionalOperator transactions,
            OverseeShow overseeShow,
            Pins pins,
            Clock clock) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.db = db;
        this.transactions = transactions;
        this.pins = pins;
        var audience = new Listening();
        pinProduct = new PinProduct(overseeShow, pins, audience, clock);
        unpinProduct = new UnpinProduct(overseeShow, pins, audience);
    }

    private final class Listening implements Audience {
        @Override
        public void showEnded(ShowId id) {
            throw new AssertionError("no end was asked for");
        }

        @Override
        public void pinned(ShowId id, PinState state) {
            assertThat(id).isEqualTo(show);
            told.add(state);
        }
    }

    private List<Optional<String>> toldProducts() {
        return told.stream()
                .map(state -> Optional.ofNullable(state.product()).map(PinnedProduct::id))
                .toList();
    }

    @BeforeEach
    void aLiveShow() {
        mux.reset();
        show = new ShowId(given.liveWith(http, given.host(), List.of(lip, brush)));
        db.sql("""
                INSERT INTO shown_products
                SELECT product, CAST('{"name": "립스틱", "price": {"original": 20000, "sale": 15000}}' AS jsonb), 1
                FROM unnest(CAST(:products AS text[])) AS product
                """).bind("products", new String[] {lip, brush}).then().block();
    }

    @Test
    void aPinAndItsRemovalAreTold() {
        pin(lip);
        unpinProduct.run(MANAGER, show.toString()).block();
        assertThat(toldProducts()).containsExactly(Optional.of(lip), Optional.empty());
        assertThat(told.getLast().version()).isGreaterThan(told.getFirst().version());
    }

    /** However late one of many replicas tells what it stored. */
    @Test
    void ofChangesAtOnceTheOneWithTheHighestVersionIsTheOneThatIsStored() {
        for (int round = 0; round < 5; round++) {
            told.clear();
            Flux.range(0, 12)
                    .flatMap(
                            n -> n % 3 == 0
                                    ? unpinProduct.run(MANAGER, show.toString())
                                    : pinProduct
                                            .run(MANAGER, show.toString(), n % 3 == 1 ? lip : brush)
                                            // Taken down again before it was read: somebody else tells that.
                                            .onErrorComplete(RefusedException.class)
                                            .then(),
                            12)
                    .blockLast(Duration.ofSeconds(20));
            var stored = Objects.requireNonNull(pins.of(show).block(Duration.ofSeconds(20)));
            var last = told.stream().max(Comparator.comparingLong(PinState::version));
            assertThat(last).contains(stored);
        }
    }

    @Test
    void whatChangesNothingIsNotTold() {
        unpinProduct.run(MANAGER, show.toString()).block();
        assertThatThrownBy(() -> pin("nothing")).isInstanceOf(RefusedException.class);
        unpinProduct.ifVoid(show).block();
        assertThat(told).isEmpty();
        pin(lip);
        unpinProduct.ifVoid(show).block();
        assertThat(told).hasSize(1);
    }

    @Test
    void aPinThatIsNoneAnyMoreIsTakenDownAndToldOnce() {
        pin(lip);
        // In one transaction: the service's own listener, which hears of this show too, must not be the one to see it.
        transactions
                .transactional(db.sql("DELETE FROM show_products WHERE show_id = :show")
                        .bind("show", show.value())
                        .then()
                        .then(unpinProduct.ifVoid(show))
                        .then(unpinProduct.ifVoid(show)))
                .block();
        assertThat(toldProducts()).containsExactly(Optional.of(lip), Optional.empty());
    }

    private void pin(String product) {
        pinProduct.run(MANAGER, show.toString(), product).block();
    }
}
