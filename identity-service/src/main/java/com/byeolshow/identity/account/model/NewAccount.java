package com.byeolshow.identity.account.model;

import com.byeolshow.identity.account.Address;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a valid sign-up asks for, cleaned; whether its names are still free is for the database to say. */
public record NewAccount(
        String userId,
        String email,
        String alias,
        String name,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String gender,
        @Nullable LocalDate birthdate,
        @Nullable Address address) {

    @Override
    public String toString() {
        return "NewAccount";
    }
}
