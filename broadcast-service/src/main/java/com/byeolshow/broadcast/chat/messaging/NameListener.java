package com.byeolshow.broadcast.chat.messaging;

import com.byeolshow.broadcast.chat.ViewerNames;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps how customers are called. */
@Configuration(proxyBeanMethods = false)
class NameListener {

    /** What the chat needs of {@code identity.account.v1}. */
    record Account(String id, String alias, long version) {}

    @Bean
    Subscription namesOfViewers(ViewerNames names) {
        return Subscription.toState("broadcast.chat-names", "identity.accounts")
                .on("identity.account.v1", Account.class, event -> {
                    var account = event.data();
                    return names.keep(account.id(), account.alias(), account.version());
                })
                .onTombstone(names::forget);
    }
}
