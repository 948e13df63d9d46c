package com.byeolshow.identity.account;

/** Where something can be sent. A part that was left out is an empty string, as the app sends and expects it. */
public record Address(
        String firstName,
        String lastName,
        String fullName,
        String mobile,
        String phone,
        String country,
        String state,
        String city,
        String address1,
        String address2,
        String postcode,
        String company) {

    /** The same place, said to be in a country. */
    public Address in(String otherCountry) {
        return new Address(
                firstName,
                lastName,
                fullName,
                mobile,
                phone,
                otherCountry,
                state,
                city,
                address1,
                address2,
                postcode,
                company);
    }

    /** Nothing filled in. */
    public static final Address EMPTY = new Address("", "", "", "", "", "", "", "", "", "", "", "");
}
