package com.byeolshow.commerce.customer;

import org.jspecify.annotations.Nullable;

/** What this service needs of an account's announced state. */
public record AccountState(
        String id,
        String alias,
        @Nullable String email,
        @Nullable String mobile,
        long version) {

    @Override
    public String toString() {
        return "AccountState[%s, version %d]".formatted(id, version);
    }
}
