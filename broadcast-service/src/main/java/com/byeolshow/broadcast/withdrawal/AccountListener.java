package com.byeolshow.broadcast.withdrawal;

import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears from identity that an account is gone; whatever else accounts say is none of a withdrawal's business. */
@Configuration(proxyBeanMethods = false)
class AccountListener {

    @Bean
    Subscription withdrawnAccounts(ForgetCustomer forgetCustomer) {
        return Subscription.toState("broadcast.accounts", "identity.accounts").onTombstone(forgetCustomer::run);
    }
}
