package com.byeolshow.commerce.order;

import static com.byeolshow.commerce.order.web.Refunding.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.order.web.Refunding;
import com.byeolshow.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

/** What the schema holds by itself, should a rule ever fail. */
@ServiceTest
class RefundsTest {

    private final Refunding refunding;
    private final Shop shop;

    RefundsTest(ApplicationContext context) {
        this.refunding = new Refunding(context);
        this.shop = refunding.shop();
    }

    private JsonNode requested(String customer) {
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        refunding.request(customer, order, 0, 1, order.at("/shipments/0/_id").asString());
        return order;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE orders SET refund_claimed = payment_amount + 1 WHERE id = :order",
                "UPDATE order_item SET refund_quantity = quantity + 1 WHERE order_id = :order",
                "UPDATE order_item SET refund_amount = unit_sale * quantity + 1 WHERE order_id = :order",
                "UPDATE refund SET amount = -1 WHERE order_id = :order",
                "UPDATE refund SET status = 'cancelled', cancelled_at = now() WHERE order_id = :order",
                "UPDATE refund SET status = 'cancelled', cancel_reason = 'r' WHERE order_id = :order",
                "UPDATE refund SET cancel_reason = 'r', cancelled_at = now() WHERE order_id = :order",
                "UPDATE refund SET status = 'accepted' WHERE order_id = :order",
                "UPDATE refund SET accepted_at = now() WHERE order_id = :order",
                "UPDATE refund SET status = 'settled', accepted_at = now(), settled_at = now() WHERE order_id = :order",
                "UPDATE refund SET returned = 1 WHERE order_id = :order",
                "UPDATE refund SET vendor = '' WHERE order_id = :order",
                "UPDATE refund SET cancellation_id = 'unheard of' WHERE order_id = :order",
                "UPDATE refund SET status = 'lost' WHERE order_id = :order",
                """
                INSERT INTO refund (id, order_id, customer_id, vendor, status, reason, shipping, amount, created_at)
                SELECT id || 'x', order_id, customer_id, vendor, 'requested', 'r', 3000, 3000, now()
                  FROM refund WHERE order_id = :order"""
            })
    void whatCannotBeCannotBeWritten(String sql) {
        JsonNode order = requested(shop.customer());

        assertThatThrownBy(() -> refunding.execute(sql, id(order))).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void countsFollowTheRefunds() {
        String customer = shop.customer();
        JsonNode order = requested(customer);
        String claimed = "SELECT refund_claimed FROM orders WHERE id = :p";
        String units = "SELECT refund_quantity::bigint FROM order_item WHERE order_id = :p";
        String fees = "SELECT count(*) FROM order_shipment WHERE order_id = :p AND refunded";
        assertThat(shop.count(claimed, id(order))).isEqualTo(20_000);
        assertThat(shop.count(units, id(order))).isOne();
        assertThat(shop.count(fees, id(order))).isOne();

        String refund = shop.read(customer, id(order)).at("/refunds/0/_id").asString();
        refunding.withdraw(customer, id(order), refund);

        assertThat(shop.count(claimed, id(order))).isZero();
        assertThat(shop.count(units, id(order))).isZero();
        assertThat(shop.count(fees, id(order))).isZero();
        refunding.console(id(order), "cancel_" + id(order), 5_000);
        assertThat(shop.count(claimed, id(order))).isZero();
    }
}
