package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.Await;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Money as a manager reads it: what an order owes and was paid, and what the ledger says of it. */
final class Books {

    private Books() {}

    /** One payment was taken, of what was due, and nobody owes anybody anything any more. */
    static void assertSettledOnce(App manager, String orderId, String paymentId, int due) {
        // A return is booked where the money is; commerce may show the order refunded a moment earlier or later.
        Await.until("the books of order " + orderId + " are closed", () -> isClosed(money(manager, orderId)));
        JsonNode money = money(manager, orderId);
        assertThat(money.at("/due/amount").asInt()).isEqualTo(due);
        assertThat(money.at("/payments")).hasSize(1);
        assertThat(money.at("/payments/0/paymentId").asString()).isEqualTo(paymentId);
        assertThat(money.at("/payments/0/outcome").asString()).isEqualTo("verified");
        assertThat(money.at("/payments/0/amount").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(due));
        assertThat(sum(money.at("/entries"))).isEqualByComparingTo(BigDecimal.ZERO);
    }

    /** Every won of every order is explained. */
    static void assertBalanced(App manager) {
        JsonNode totals = Patience.read("ledger", () -> manager.get("/v1/manager/payments/ledger"))
                .json();
        assertThat(totals.at("/sum").properties()).isNotEmpty().allSatisfy(currency -> assertThat(
                        currency.getValue().decimalValue())
                .isEqualByComparingTo(BigDecimal.ZERO));
    }

    private static JsonNode money(App manager, String orderId) {
        return Patience.read("books of the order", () -> manager.get("/v1/manager/payments/orders/" + orderId))
                .json();
    }

    private static boolean isClosed(JsonNode money) {
        Map<String, BigDecimal> balances = new HashMap<>();
        money.at("/balances")
                .forEach(balance -> balances.put(
                        balance.at("/account").asString(), balance.at("/amount").decimalValue()));
        return isZero(balances.get("receivable"))
                && isZero(balances.get("suspense"))
                && isZero(balances.get("refunds-payable"));
    }

    private static boolean isZero(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0;
    }

    private static BigDecimal sum(JsonNode entries) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : entries) {
            sum = sum.add(entry.at("/amount").decimalValue());
        }
        return sum;
    }
}
