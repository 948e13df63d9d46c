package com.byeolshow.identity.account.model;

import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.Password;
import org.jspecify.annotations.Nullable;

/**
 * A sign-up as it was sent. A key that was not sent is null; an empty string says "none".
 *
 * @param address null when it, or one of its parts, was not sent
 */
public record SignUpForm(
        @Nullable String userId,
        @Nullable String email,
        @Nullable Password password,
        @Nullable Password repeatedPassword,
        @Nullable String name,
        @Nullable String alias,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String gender,
        @Nullable String birthdate,
        @Nullable Address address) {

    /** Personal data and a password stand in here. */
    @Override
    public String toString() {
        return "SignUpForm";
    }
}
