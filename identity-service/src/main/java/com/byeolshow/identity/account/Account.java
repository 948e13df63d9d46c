package com.byeolshow.identity.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as the rest of the service may see it: everything but the password's hash.
 *
 * @param userId null for a social account, whose owner logs in elsewhere
 * @param email null only for a social account, whose provider did not tell it
 * @param name the legal full name; never shown to others
 * @param alias unique, the public name
 * @param addresses the primary address first; empty when there is none
 * @param unipassNumber personal customs code, {@code P} and twelve digits
 * @param social whether the owner signed up through a provider and has no password of ours
 * @param roles always contains {@link AccountRole#CUSTOMER}
 * @param version grows with every change that is published
 */
public record Account(
        CustomerId id,
        @Nullable String userId,
        @Nullable String email,
        String alias,
        @Nullable String name,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String gender,
        @Nullable LocalDate birthdate,
        List<Address> addresses,
        @Nullable String unipassNumber,
        @Nullable RefundAccount refundAccount,
        boolean social,
        Set<AccountRole> roles,
        @Nullable Instant lastLoggedInAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public boolean is(AccountRole role) {
        return roles.contains(role);
    }

    /** Says who, but nothing personal: accounts end up in messages of assertions and logs. */
    @Override
    public String toString() {
        return "Account[" + id + ", version " + version + "]";
    }
}
