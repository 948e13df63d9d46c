package com.byeolshow.broadcast.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.sales.OtherServices.Line;
import com.byeolshow.platform.testing.Awaiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service's own round comes once an hour, and finds what was left old by a test as old as the test does. */
@BroadcastTest
class ForgetOrdersTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final WebTestClient http;
    private final Given given;
    private final OtherServices others;
    private final ForgetOrders forgetOrders;
    private final SalesSettings settings;
    private final DatabaseClient db;
    private final String lip;

    private long show;

    ForgetOrdersTest(
            WebTestClient http,
            Given given,
            OtherServices others,
            ForgetOrders forgetOrders,
            SalesSettings settings,
            DatabaseClient db) {
        this.http = http;
        this.given = given;
        this.others = others;
        this.forgetOrders = forgetOrders;
        this.settings = settings;
        this.db = db;
        this.lip = "P1" + others.id();
    }

    @BeforeEach
    void aLiveShow() {
        show = given.liveWith(http, given.host(), List.of(lip));
    }

    @Test
    void anOrderThatIsNotCountedIsForgottenAfterItsTimeAndACountedOneLater() {
        String counted = sell(lip);
        String ofNoShow = sell("P9" + others.id());
        String unpaid = others.id();
        others.placed(unpaid, Instant.now(), new Line(lip, 1, 1_000));
        Awaiting.until(() -> known(unpaid));

        for (String order : List.of(counted, ofNoShow, unpaid)) {
            idle(order, settings.keepUncounted().minusMinutes(5));
        }
        forget();
        assertThat(List.of(counted, ofNoShow, unpaid)).allMatch(this::known);

        for (String order : List.of(counted, ofNoShow, unpaid)) {
            idle(order, settings.keepUncounted().plusMinutes(5));
        }
        forget();
        assertThat(List.of(ofNoShow, unpaid)).noneMatch(this::known);
        assertThat(known(counted)).isTrue();

        idle(counted, settings.keepCounted().minusMinutes(5));
        forget();
        assertThat(known(counted)).isTrue();
        idle(counted, settings.keepCounted().plusMinutes(5));
        forget();
        assertThat(known(counted)).isFalse();
        assertThat(revenue()).as("the sum stays").isEqualTo(1_000);
    }

    @Test
    void aFactStartsTheTimeAnewAndOneThatComesTooLateChangesNothing() {
        String order = sell(lip);
        idle(order, settings.keepCounted().plusMinutes(5));
        others.refunded(order, 400, 0, false);
        Awaiting.until(() -> given.count(
                        "SELECT coalesce(sum(refunded), 0)::bigint FROM show_sales WHERE show_id::text = :p",
                        Long.toString(show))
                == 400);
        forget();
        assertThat(known(order)).isTrue();

        idle(order, settings.keepCounted().plusMinutes(5));
        forget();
        others.refunded(order, 300, 0, false);
        Awaiting.until(() -> given.count(
                        "SELECT count(*) FROM sale_orders WHERE order_id = :p AND NOT counted AND facts->'refunds' <> '{}'",
                        order)
                == 1);
        assertThat(given.count("SELECT refunded FROM show_sales WHERE show_id::text = :p", Long.toString(show)))
                .isEqualTo(400);
    }

    @Test
    void moreThanOneStatementsWorthIsForgottenInOneRound() {
        String mark = others.id();
        db.sql("""
                INSERT INTO sale_orders (order_id, facts, heard_at)
                SELECT CAST(:mark AS text) || n, CAST('{"shows": null, "lines": [], "refunds": {}}' AS jsonb),
                    to_timestamp(0)
                FROM generate_series(1, :many) n
                """)
                .bind("mark", mark)
                .bind("many", 2 * ForgetOrders.MOST + 1)
                .then()
                .block(AT_MOST);
        forget();
        assertThat(given.count("SELECT count(*) FROM sale_orders WHERE order_id LIKE :p", mark + "%"))
                .isZero();
    }

    private String sell(String product) {
        String order = others.id();
        var line = new Line(product, 1, 1_000);
        others.placed(order, Instant.now(), line);
        others.paid(order, line);
        Awaiting.until(() ->
                given.count("SELECT count(*) FROM sale_orders WHERE order_id = :p AND facts->'lines' <> '[]'", order)
                        == 1);
        return order;
    }

    private boolean known(String order) {
        return given.count("SELECT count(*) FROM sale_orders WHERE order_id = :p", order) == 1;
    }

    private long revenue() {
        return given.count("SELECT revenue FROM show_sales WHERE show_id::text = :p", Long.toString(show));
    }

    private void idle(String order, Duration since) {
        db.sql("UPDATE sale_orders SET heard_at = now() - CAST(:since AS interval) WHERE order_id = :order")
                .bind("since", since.toSeconds() + " seconds")
                .bind("order", order)
                .then()
                .block(AT_MOST);
    }

    private void forget() {
        forgetOrders.run().block(AT_MOST);
    }
}
