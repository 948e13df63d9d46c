package com.byeolshow.payment.settlement;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The provider's id of one payment attempt ({@code imp_uid}): up to 64 letters, digits, dashes and underscores. */
public record PaymentId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public PaymentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a payment id");
        }
    }

    /** The id in a text that anyone may have written; empty if it cannot be one, so it never reaches a URL or a table. */
    public static Optional<PaymentId> parse(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new PaymentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
