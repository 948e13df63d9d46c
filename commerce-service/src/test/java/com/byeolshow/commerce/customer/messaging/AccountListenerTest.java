package com.byeolshow.commerce.customer.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.customer.Contact;
import com.byeolshow.commerce.customer.Customers;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Identity's own samples, as they come over the broker. */
@ServiceTest
class AccountListenerTest {

    private static final String TOPIC = "identity.accounts";
    private static final String TYPE = "identity.account.v1";

    private final Shop shop;
    private final Customers customers;
    private final IncomingEvents incoming;

    AccountListenerTest(ApplicationContext context, Customers customers, IncomingEvents incoming) {
        this.shop = new Shop(context);
        this.customers = customers;
        this.incoming = incoming;
    }

    private ObjectNode account(String id, String alias, long version) {
        var account = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample(TYPE, "customer"));
        return account.put("id", id).put("alias", alias).put("version", version);
    }

    @Test
    void newestAccountIsKeptUntilItIsWithdrawn() {
        String id = shop.id();
        incoming.publish(TOPIC, TYPE, id, account(id, "둘", 2));
        incoming.publish(TOPIC, TYPE, id, account(id, "하나", 1));
        incoming.publish(TOPIC, TYPE, id, account(id, "셋", 3));
        var newest = new Contact("셋", "viewer1@byeolshow.example", "010-0000-0000");
        Awaiting.until(() -> newest.equals(customers.contact(id).block()));
        incoming.publish(TOPIC, TYPE, id, account(id, "하나", 1));
        String marker = shop.id();
        incoming.publish(TOPIC, TYPE, id, account(marker, "marker", 1));
        Awaiting.until(() -> customers.contact(marker).block() != null);

        assertThat(customers.contact(id).block()).isEqualTo(newest);

        incoming.tombstone(TOPIC, TYPE, id);
        Awaiting.until(() -> customers.contact(id).block() == null);
    }

    @Test
    void nothingOfAWithdrawnCustomerIsLeftButWhatWasBought() {
        String id = shop.customer();
        var ware = shop.ware(5);
        incoming.publish(TOPIC, TYPE, id, account(id, "떠날별", 7));
        Awaiting.until(() -> customers.contact(id).block() != null);
        String order = shop.order(id, ware.times(1)).get("_id").asString();
        assertThat(shop.count("SELECT count(*) FROM orders WHERE id = :p AND customer_email IS NOT NULL", order))
                .isOne();

        incoming.tombstone(TOPIC, TYPE, id);

        Awaiting.until(() -> shop.count("""
                        SELECT count(*) FROM orders
                         WHERE id = :p AND coalesce(customer_alias, customer_email, customer_mobile) IS NOT NULL""", order) == 0);
        Awaiting.until(() -> shop.count("SELECT count(*) FROM cart_item WHERE customer_id = :p", id) == 0);
        Awaiting.until(() -> shop.count("SELECT count(*) FROM checkout_key WHERE customer_id = :p", id) == 0);
        Awaiting.until(() -> customers.contact(id).block() == null);
        assertThat(shop.count("SELECT count(*) FROM order_item WHERE order_id = :p", order))
                .isOne();
    }
}
