package com.byeolshow.identity.account.model;

import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.RefundAccount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account is to be after an edit.
 *
 * @param primary null leaves the stored one alone
 * @param secondaries empty leaves the stored ones alone
 */
public record EditedAccount(
        @Nullable String email,
        String alias,
        @Nullable String name,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String gender,
        @Nullable LocalDate birthdate,
        @Nullable String unipassNumber,
        @Nullable RefundAccount refundAccount,
        @Nullable Address primary,
        List<Address> secondaries) {

    @Override
    public String toString() {
        return "EditedAccount";
    }
}
