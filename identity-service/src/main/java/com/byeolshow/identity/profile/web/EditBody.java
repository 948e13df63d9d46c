package com.byeolshow.identity.profile.web;

import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.account.model.EditForm;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the app sends to edit a profile. A key that is absent leaves its value alone. */
record EditBody(
        @JsonProperty("old_password") @Nullable String oldPassword,
        @Nullable String email,
        @JsonProperty("new_password") @Nullable String newPassword,
        @Nullable String name,
        @Nullable String alias,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String gender,
        @Nullable String birthdate,
        @JsonProperty("unipass_number") @Nullable String unipassNumber,
        @Nullable AddressesBody address,
        @Nullable MetaBody meta) {

    EditForm form() {
        return new EditForm(
                new Password(text(oldPassword)),
                text(email),
                new Password(text(newPassword)),
                name,
                alias,
                mobile,
                phone,
                gender,
                birthdate,
                unipassNumber,
                meta == null ? EditForm.Refund.UNTOUCHED : meta.refund(),
                address == null || address.primary() == null
                        ? null
                        : address.primary().address(),
                address == null || address.secondaries() == null
                        ? List.of()
                        : address.secondaries().stream()
                                .filter(Objects::nonNull)
                                .map(AddressBody::address)
                                .toList());
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    @Override
    public String toString() {
        return "EditBody";
    }

    record AddressesBody(
            @Nullable AddressBody primary, @Nullable List<@Nullable AddressBody> secondaries) {}

    /** Of a profile's meta only where deposits go back to is the owner's to write. */
    record MetaBody(
            @JsonProperty("refund_holder") @Nullable String refundHolder,
            @JsonProperty("refund_bank") @Nullable String refundBank,
            @JsonProperty("refund_account") @Nullable String refundAccount) {

        EditForm.Refund refund() {
            return new EditForm.Refund(refundHolder, refundBank, refundAccount);
        }

        @Override
        public String toString() {
            return "MetaBody";
        }
    }

    /** A part that is absent is empty. */
    record AddressBody(
            @Nullable NameBody name,
            @Nullable String mobile,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String state,
            @Nullable String city,
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String postcode,
            @Nullable String company) {

        Address address() {
            return new Address(
                    stripped(name == null ? null : name.first()),
                    stripped(name == null ? null : name.last()),
                    stripped(name == null ? null : name.full()),
                    stripped(mobile),
                    stripped(phone),
                    stripped(country),
                    stripped(state),
                    stripped(city),
                    stripped(address1),
                    stripped(address2),
                    stripped(postcode),
                    stripped(company));
        }

        private static String stripped(@Nullable String sent) {
            return text(sent).strip();
        }

        @Override
        public String toString() {
            return "AddressBody";
        }
    }

    record NameBody(
            @Nullable String first,
            @Nullable String last,
            @Nullable String full) {
        @Override
        public String toString() {
            return "NameBody";
        }
    }
}
