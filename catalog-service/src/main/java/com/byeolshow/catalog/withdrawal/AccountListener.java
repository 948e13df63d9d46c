package com.byeolshow.catalog.withdrawal;

import com.byeolshow.catalog.customer.Aliases;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears from identity what customers are called, and that an account is gone. */
@Configuration(proxyBeanMethods = false)
class AccountListener {

    /** What this service reads of {@code identity.account.v1}. */
    record AccountChanged(String id, String alias, long version) {}

    @Bean
    Subscription accountsOfIdentity(Aliases aliases, ForgetCustomer forgetCustomer) {
        return Subscription.toState("catalog.accounts", "identity.accounts")
                .on(
                        "identity.account.v1",
                        AccountChanged.class,
                        event -> aliases.learn(
                                event.data().id(),
                                event.data().alias(),
                                event.data().version()))
                .onTombstone(forgetCustomer::run);
    }
}
