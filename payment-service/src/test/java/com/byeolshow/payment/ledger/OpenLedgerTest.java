package com.byeolshow.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.PaymentTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** What was paid before there was a ledger is in it from its first day. */
@PaymentTest
class OpenLedgerTest {

    private static final String SCHEMA = "before_the_ledger";

    private final Environment environment;

    OpenLedgerTest(Environment environment) {
        this.environment = environment;
    }

    @Test
    void earlierOrdersAreBookedAsTheRulesWouldHaveBookedThem() throws SQLException {
        migrateTo("202611211012");
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO payment_due (order_id, customer_id, amount, goods, currency, placed_at, expires_at, state)
                    SELECT id, 'c', 31400, 31400, 'KRW', now(), now(), state FROM (VALUES
                        ('waiting', 'due'), ('paid', 'paid'), ('late', 'cancelled'), ('wrong', 'cancelled'),
                        ('ended', 'cancelled')) AS known (id, state)""");
            statement.execute("""
                    INSERT INTO payment (payment_id, order_id, outcome, amount, currency, method, recorded_at)
                    SELECT id, order_id, outcome, amount, 'KRW', 'card', now() FROM (VALUES
                        ('p1', 'paid', 'verified', 31400), ('p2', 'paid', 'duplicate', 31400),
                        ('p3', 'late', 'verified', 31400), ('p4', 'wrong', 'rejected', 100),
                        ('p5', 'waiting', 'awaiting', 31400)) AS known (id, order_id, outcome, amount)""");
            statement.execute("""
                    INSERT INTO money_return (id, purpose, key, payment_id, order_id, refund_id, amount, currency, reason,
                        state, next_attempt_at, created_at, done_at)
                    SELECT id, purpose, key, payment_id, order_id, refund_id, amount, 'KRW', 'x', state, now(), now(),
                        CASE state WHEN 'done' THEN now() END
                    FROM (VALUES
                        ('r1', 'refund', 'f1', 'p1', 'paid', 'f1', 12000, 'done'),
                        ('r2', 'refund', 'f2', 'p1', 'paid', 'f2', 400, 'intended'),
                        ('r3', 'duplicate', 'p2', 'p2', 'paid', NULL, 31400, 'done'),
                        ('r4', 'late', 'p3', 'p3', 'late', NULL, 31400, 'done'),
                        ('r5', 'mismatch', 'p4', 'p4', 'wrong', NULL, 100, 'done'))
                        AS known (id, purpose, key, payment_id, order_id, refund_id, amount, state)""");
        }

        migrateTo("202611211013");

        assertThat(balances("waiting")).isEqualTo(Map.of("receivable", 31_400L, "sales-goods", -31_400L));
        assertThat(balances("paid"))
                .isEqualTo(Map.of(
                        "sales-goods", -31_400L, "returns", 12_400L, "refunds-payable", -400L, "provider", 19_400L));
        assertThat(balances("late")).isEmpty();
        assertThat(balances("wrong")).isEmpty();
        assertThat(balances("ended")).isEmpty();
        assertThat(balances(null).values().stream().mapToLong(amount -> amount).sum())
                .isZero();
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(
                        environment.getProperty("spring.flyway.url"),
                        environment.getProperty("spring.flyway.user"),
                        environment.getProperty("spring.flyway.password"))
                .locations("classpath:db/migration")
                .schemas(SCHEMA)
                .target(version)
                .load()
                .migrate();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.flyway.url") + "?currentSchema=" + SCHEMA,
                environment.getProperty("spring.flyway.user"),
                environment.getProperty("spring.flyway.password"));
    }

    /** What an order left on the accounts, without those that are even; null for all orders. */
    private Map<String, Long> balances(@Nullable String order) throws SQLException {
        try (var connection = connection();
                var query = connection.prepareStatement("""
                        SELECT account, sum(amount) FROM ledger_transaction posted
                        JOIN ledger_entry ON transaction_id = posted.id
                        WHERE ?::text IS NULL OR order_id = ? GROUP BY account HAVING sum(amount) <> 0""")) {
            query.setString(1, order);
            query.setString(2, order);
            var left = new TreeMap<String, Long>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    left.put(rows.getString(1), rows.getLong(2));
                }
            }
            return left;
        }
    }
}
