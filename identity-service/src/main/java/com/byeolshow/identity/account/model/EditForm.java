package com.byeolshow.identity.account.model;

import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.Password;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edit as it was sent. What is null was not sent and stays as it is; an empty string clears, except where a value
 * cannot be absent.
 *
 * @param oldPassword empty for none
 * @param email empty keeps the current one
 * @param newPassword empty keeps the current one
 * @param alias empty asks for a made-up one
 * @param primary stored only with a postcode
 * @param secondaries replace the stored ones unless empty
 */
public record EditForm(
        Password oldPassword,
        String email,
        Password newPassword,
        @Nullable String name,
        @Nullable String alias,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String gender,
        @Nullable String birthdate,
        @Nullable String unipassNumber,
        Refund refund,
        @Nullable Address primary,
        List<Address> secondaries) {

    /** Parts of a refund account. Kept, cleared and set one by one, but in the end all are there or none. */
    public record Refund(
            @Nullable String holder,
            @Nullable String bank,
            @Nullable String number) {

        /** Nothing was sent. */
        public static final Refund UNTOUCHED = new Refund(null, null, null);

        @Override
        public String toString() {
            return "Refund";
        }
    }

    /** Personal data and passwords stand in here. */
    @Override
    public String toString() {
        return "EditForm";
    }
}
