package com.byeolshow.commerce.cart.messaging;

import com.byeolshow.commerce.cart.EmptyCart;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears whose carts nobody comes back for. */
@Configuration(proxyBeanMethods = false)
class WithdrawnOwnerListener {

    @Bean
    Subscription withdrawnOwners(EmptyCart emptyCart) {
        return Subscription.toState("commerce.withdrawn-owners", "identity.accounts")
                .onTombstone(emptyCart::run);
    }
}
