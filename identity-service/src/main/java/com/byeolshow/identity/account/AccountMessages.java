package com.byeolshow.identity.account;

import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.messaging.Topics;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wire form of {@code identity.account.v1}. */
@Configuration(proxyBeanMethods = false)
class AccountMessages {

    static final String TOPIC = "identity.accounts";
    static final String TYPE = "identity.account.v1";

    @Bean
    NewTopic accountsTopic() {
        return Topics.state(TOPIC);
    }

    static OutgoingEvent state(Account account) {
        return new OutgoingEvent(TOPIC, TYPE, account.id().value(), AccountState.of(account));
    }

    /** What other services may know of an account: how to reach its owner, never how they log in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountState(
            String id,
            String alias,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable RefundAccount refundAccount,
            List<String> roles,
            Instant createdAt,
            long version) {

        static AccountState of(Account account) {
            return new AccountState(
                    account.id().value(),
                    account.alias(),
                    account.email(),
                    account.mobile(),
                    account.refundAccount(),
                    account.roles().stream().sorted().map(AccountRole::claim).toList(),
                    account.createdAt(),
                    account.version());
        }
    }
}
