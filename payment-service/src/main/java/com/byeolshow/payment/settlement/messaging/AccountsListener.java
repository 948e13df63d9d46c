package com.byeolshow.payment.settlement.messaging;

import com.byeolshow.payment.settlement.Payees;
import com.byeolshow.payment.settlement.model.Payee;
import com.byeolshow.platform.messaging.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Learns from {@code identity.accounts} where customers want deposits back; of anything else they say nothing is kept. */
@Configuration(proxyBeanMethods = false)
class AccountsListener {

    @Bean
    Subscription refundAccounts(Payees payees) {
        return Subscription.toState("payment.payees", "identity.accounts")
                .on("identity.account.v1", Account.class, event -> noted(payees, event.data()))
                .onTombstone(payees::forget);
    }

    private static Mono<Void> noted(Payees payees, Account account) {
        RefundAccount refunds = account.refundAccount();
        return refunds == null
                ? payees.forget(account.id())
                : payees.note(
                        account.id(),
                        new Payee(refunds.holder(), refunds.bank(), refunds.number(), account.mobile()),
                        account.version());
    }

    record Account(
            String id, @Nullable String mobile, @Nullable RefundAccount refundAccount, long version) {
        @Override
        public String toString() {
            return "Account[id=%s, version=%d]".formatted(id, version);
        }
    }

    record RefundAccount(String holder, String bank, String number) {
        @Override
        public String toString() {
            return "RefundAccount[***]";
        }
    }
}
