package com.byeolshow.platform.customer;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers {@link Customers} to services that have their table. */
@AutoConfiguration
class CustomersAutoConfiguration {

    @Bean
    Customers departedCustomers(DatabaseClient db, Clock clock) {
        return new Customers(db, clock);
    }
}
