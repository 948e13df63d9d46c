package com.byeolshow.identity.account.web;

import com.byeolshow.identity.account.CheckAlias;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether an alias is free (ID-12). */
@RestController
class CheckAliasEndpoints {

    private final CheckAlias checkAlias;

    CheckAliasEndpoints(CheckAlias checkAlias) {
        this.checkAlias = checkAlias;
    }

    /** Open to all, but who is logged in may keep their own. */
    @PostMapping("/checkalias")
    Mono<Free> check(Optional<Caller> caller, @ClientBody AliasBody body) {
        return checkAlias
                .run(body.alias(), caller.map(Caller::id).map(CustomerId::new))
                .thenReturn(new Free(new Message("사용 가능한 닉네임입니다.")));
    }

    record AliasBody(@Nullable String alias) {}

    record Free(Message success) {}

    record Message(String message) {}
}
