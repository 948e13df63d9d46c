package com.byeolshow.identity.account.web;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.LookUpAccounts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a manager finds the account of a person. */
@RestController
class AccountLookupEndpoints {

    private final LookUpAccounts lookUpAccounts;

    AccountLookupEndpoints(LookUpAccounts lookUpAccounts) {
        this.lookUpAccounts = lookUpAccounts;
    }

    @GetMapping("/v1/manager/accounts")
    Mono<FoundAccounts> accounts(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String email) {
        return lookUpAccounts
                .run(userId, email)
                .map(FoundAccount::of)
                .collectList()
                .map(FoundAccounts::new);
    }

    record FoundAccounts(List<FoundAccount> accounts) {}

    record FoundAccount(String id, @Nullable String userId, String alias, List<String> roles) {

        static FoundAccount of(Account account) {
            return new FoundAccount(
                    account.id().value(),
                    account.userId(),
                    account.alias(),
                    account.roles().stream().sorted().map(AccountRole::claim).toList());
        }
    }
}
