package com.byeolshow.commerce.order.messaging;

import com.byeolshow.commerce.order.ForgetBuyer;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears which buyers are gone. */
@Configuration(proxyBeanMethods = false)
class WithdrawnBuyerListener {

    @Bean
    Subscription withdrawnBuyers(ForgetBuyer forget) {
        return Subscription.toState("commerce.withdrawn-buyers", "identity.accounts")
                .onTombstone(forget::run);
    }
}
