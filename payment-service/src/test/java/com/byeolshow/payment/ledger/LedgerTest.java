package com.byeolshow.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.payment.PaymentTest;
import com.byeolshow.payment.ledger.LedgerFact.CancelledAtConsole;
import com.byeolshow.payment.ledger.LedgerFact.DeviationAccepted;
import com.byeolshow.payment.ledger.LedgerFact.MoneyArrived;
import com.byeolshow.payment.ledger.LedgerFact.OrderPlaced;
import com.byeolshow.payment.ledger.LedgerFact.Standing;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@PaymentTest
class LedgerTest {

    private static final RandomIds IDS = new RandomIds();

    private final Ledger ledger;
    private final SumLedger sum;
    private final DatabaseClient db;
    private final TransactionalOperator tx;
    private final WebTestClient web;
    private final TestTokens tokens;

    LedgerTest(
            Ledger ledger,
            SumLedger sum,
            DatabaseClient db,
            TransactionalOperator tx,
            WebTestClient web,
            TestTokens tokens) {
        this.ledger = ledger;
        this.sum = sum;
        this.db = db;
        this.tx = tx;
        this.web = web;
        this.tokens = tokens;
    }

    @Test
    void aFactIsBookedOnceHoweverOftenAndFromHowManySidesItIsTold() {
        String order = IDS.next();
        Flux.range(0, 20)
                .flatMap(_ -> ledger.post(placed(order)).as(tx::transactional), 10)
                .then()
                .block();
        assertThat(balances(order)).isEqualTo(Map.of("receivable", 31_400L, "sales-goods", -31_400L));
    }

    @Test
    void whatIsRolledBackWasNeverBooked() {
        String order = IDS.next();
        assertThatThrownBy(() -> ledger.post(placed(order))
                        .then(Mono.error(new IllegalStateException("the fact did not happen after all")))
                        .as(tx::transactional)
                        .block())
                .isInstanceOf(IllegalStateException.class);
        assertThat(balances(order)).isEmpty();
    }

    @Test
    void factsSeeWhatEarlierOnesLeft() {
        String order = IDS.next();
        String payment = IDS.next();
        ledger.post(placed(order))
                .then(ledger.post(
                        new MoneyArrived(order, payment, BigDecimal.valueOf(32_000), "KRW", Standing.DEVIATING)))
                .then(Mono.defer(() ->
                        ledger.post(new CancelledAtConsole(order, payment, "c1", BigDecimal.valueOf(2_000), "KRW"))))
                .then(Mono.defer(() -> ledger.post(new DeviationAccepted(order, payment, Won.of(31_400)))))
                .as(tx::transactional)
                .block();
        assertThat(balances(order))
                .isEqualTo(Map.of(
                        "receivable",
                        0L,
                        "sales-goods",
                        -31_400L,
                        "provider",
                        30_000L,
                        "suspense",
                        0L,
                        "waived",
                        1_400L));
        assertThat(Objects.requireNonNull(
                        ledger.linesOf(order, 100, 0).collectList().block()))
                .extracting(Ledger.Line::fact)
                .startsWith("order-placed", "order-placed", "payment-deviated")
                .endsWith("deviation-accepted");
    }

    @Test
    void moneyOfAnotherCurrencyIsKeptApart() {
        String order = IDS.next();
        String payment = IDS.next();
        ledger.post(new MoneyArrived(order, payment, new BigDecimal("10.50"), "USD", Standing.REJECTED))
                .then(Mono.defer(() -> ledger.post(new LedgerFact.ReturnIntended(
                        order, payment, "mismatch:" + payment, new BigDecimal("10.50"), "USD", false))))
                .as(tx::transactional)
                .block();
        assertThat(ledger.totalsOf(order).collectList().block())
                .allSatisfy(total -> assertThat(total.currency()).isEqualTo("USD"))
                .anySatisfy(total -> assertThat(total.amount()).isEqualByComparingTo("10.50"));
    }

    @Test
    void theDatabaseTakesNoPostingThatDoesNotBalance() {
        assertRefused("""
                WITH posted AS (
                    INSERT INTO ledger_transaction (key, fact, order_id, currency, posted_at)
                    VALUES ('%s', 'forged', 'o', 'KRW', now()) RETURNING id)
                INSERT INTO ledger_entry SELECT id, 'provider', 1 FROM posted""".formatted(IDS.next()), "does not balance");
    }

    @Test
    void norOneWithoutEntries() {
        assertRefused("""
                INSERT INTO ledger_transaction (key, fact, order_id, currency, posted_at)
                VALUES ('%s', 'forged', 'o', 'KRW', now())""".formatted(IDS.next()), "has no entries");
    }

    @Test
    void norMoreEntriesForAnOldOne() {
        String order = IDS.next();
        ledger.post(placed(order)).as(tx::transactional).block();
        assertRefused("""
                INSERT INTO ledger_entry
                SELECT id, 'provider', 1 FROM ledger_transaction WHERE order_id = '%s'""".formatted(order), "does not balance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_entry SET amount = amount + 1",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry",
                "UPDATE ledger_transaction SET fact = 'x'",
                "DELETE FROM ledger_transaction",
                "TRUNCATE ledger_transaction CASCADE"
            })
    void norAnyChange(String statement) {
        ledger.post(placed(IDS.next())).as(tx::transactional).block();
        assertRefused(statement, "only ever added to");
    }

    @Test
    void staffSeeEveryAccountAndThatTheyAddUpToZero() {
        IntStream.range(0, 3)
                .forEach(_ ->
                        ledger.post(placed(IDS.next())).as(tx::transactional).block());
        var answer = Objects.requireNonNull(web.get()
                .uri("/v1/manager/payments/ledger")
                .headers(headers -> headers.setBearerAuth(tokens.manager("m")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        assertThat(answer.path("sum").path("KRW").asLong(-1)).isZero();
        assertThat(answer.path("accounts").findValuesAsString("account")).contains("receivable", "sales-goods");
    }

    @Test
    void totalsAreThoseOfAllEntriesHoweverManyAreSummedAlready() {
        Instant later = Instant.now().plus(Duration.ofDays(1));
        ledger.post(placed(IDS.next())).as(tx::transactional).block();
        assertTotalsAreRight();
        sum.run(later).block();
        assertTotalsAreRight();
        String order = IDS.next();
        ledger.post(placed(order)).as(tx::transactional).block();
        assertTotalsAreRight();
        Flux.range(0, 6).flatMap(_ -> sum.run(later), 6).then().block();
        assertTotalsAreRight();
        assertThat(summedUpTo()).isGreaterThanOrEqualTo(transactionOf(order));
    }

    @Test
    void whatWasBookedLatelyIsNotSummedYet() {
        String order = IDS.next();
        ledger.post(placed(order)).as(tx::transactional).block();
        sum.run().block();
        assertThat(summedUpTo()).isLessThan(transactionOf(order));
        assertThatThrownBy(() -> new LedgerSettings(Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long summedUpTo() {
        return number("SELECT up_to FROM ledger_summed");
    }

    private long transactionOf(String order) {
        return number("SELECT max(id) FROM ledger_transaction WHERE order_id = '%s'".formatted(order));
    }

    private long number(String sql) {
        return Objects.requireNonNull(db.sql(sql)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block());
    }

    /** Late work of other tests may book between the two reads, but not for ever. */
    private void assertTotalsAreRight() {
        Awaiting.untilAsserted(() -> assertThat(ledger.totals().collectList().block())
                .isEqualTo(db.sql("""
                        SELECT account, currency, sum(amount) FROM ledger_transaction posted
                        JOIN ledger_entry ON transaction_id = posted.id
                        GROUP BY account, currency ORDER BY account, currency""")
                        .map(row -> new Ledger.Total(
                                Objects.requireNonNull(row.get(0, String.class)),
                                Objects.requireNonNull(row.get(1, String.class)),
                                Objects.requireNonNull(row.get(2, BigDecimal.class))))
                        .all()
                        .collectList()
                        .block()));
    }

    @Test
    void nobodyElseSeesThem() {
        web.get()
                .uri("/v1/manager/payments/ledger")
                .headers(headers -> headers.setBearerAuth(tokens.customer("c")))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void assertRefused(String statement, String because) {
        assertThatThrownBy(() -> db.sql(statement)
                        .fetch()
                        .rowsUpdated()
                        .as(tx::transactional)
                        .block())
                .hasStackTraceContaining(because);
    }

    private static OrderPlaced placed(String order) {
        return new OrderPlaced(order, Won.of(31_400), Won.ZERO, Won.ZERO);
    }

    private Map<String, Long> balances(String order) {
        List<Ledger.Total> totals =
                Objects.requireNonNull(ledger.totalsOf(order).collectList().block());
        return totals.stream().collect(Collectors.toMap(Ledger.Total::account, total -> total.amount()
                .longValueExact()));
    }
}
