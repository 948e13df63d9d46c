package com.byeolshow.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

@ServiceTest
class ForgetCheckoutKeysTest {

    private final Shop shop;
    private final DatabaseClient db;
    private final CheckoutKeys keys;
    private final Clock clock;

    ForgetCheckoutKeysTest(ApplicationContext context, DatabaseClient db, CheckoutKeys keys, Clock clock) {
        this.shop = new Shop(context);
        this.db = db;
        this.keys = keys;
        this.clock = clock;
    }

    @Test
    void keysOfMoreThanAWeekAreForgottenBatchByBatch() {
        String customer = shop.id();
        db.sql("""
                        INSERT INTO checkout_key (customer_id, key, fingerprint, created_at)
                        SELECT :customer, n::text, '', now() - n * interval '24 hours' - interval '1 minute'
                          FROM generate_series(0, 12) n""").bind("customer", customer).then().block();

        new ForgetCheckoutKeys(keys, new CheckoutSettings(Duration.ofDays(7), Duration.ofHours(1), 2), clock)
                .run()
                .block();

        assertThat(shop.count("SELECT count(*) FROM checkout_key WHERE customer_id = :p", customer))
                .isEqualTo(7);
        assertThat(shop.count("SELECT count(*) FROM checkout_key WHERE customer_id = :p AND key = '6'", customer))
                .isEqualTo(1);
    }
}
