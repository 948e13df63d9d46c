package com.byeolshow.commerce.order.model;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where goods or a bill go, as the customer wrote it. */
public record Address(
        @Nullable Name name,
        @Nullable String mobile,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String state,
        @Nullable String city,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String postcode,
        @Nullable String company) {

    private static final int LONGEST = 200;

    /** The person there. */
    public record Name(
            @Nullable String first,
            @Nullable String last,
            @Nullable String full) {}

    /** Whether a parcel would arrive: somebody's name and a street. */
    public boolean isComplete() {
        return name != null && isText(name.full()) && isText(address1);
    }

    /** Whether no field is longer than a label can hold (200 characters). */
    public boolean fits() {
        Stream<@Nullable String> own =
                Stream.of(mobile, phone, country, state, city, address1, address2, postcode, company);
        Stream<@Nullable String> named =
                name == null ? Stream.empty() : Stream.of(name.first(), name.last(), name.full());
        return Stream.concat(own, named)
                .filter(Objects::nonNull)
                .allMatch(text -> text.length() <= LONGEST && text.indexOf('\0') < 0);
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    @Override
    public String toString() {
        return "Address[personal]";
    }
}
