package com.byeolshow.catalog.review;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a review: 22 random letters and digits. */
public record ReviewId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{22}");

    /** Empty for text that cannot be an id, so that it never reaches the database. */
    public static Optional<ReviewId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ReviewId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
