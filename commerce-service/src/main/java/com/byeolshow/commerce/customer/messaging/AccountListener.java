package com.byeolshow.commerce.customer.messaging;

import com.byeolshow.commerce.customer.AccountState;
import com.byeolshow.commerce.customer.Customers;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps how to reach each customer. */
@Configuration(proxyBeanMethods = false)
class AccountListener {

    @Bean
    Subscription accountSubscription(Customers customers) {
        return Subscription.toState("commerce.accounts", "identity.accounts")
                .on("identity.account.v1", AccountState.class, event -> customers.learn(event.data()))
                .onTombstone(customers::forget);
    }
}
