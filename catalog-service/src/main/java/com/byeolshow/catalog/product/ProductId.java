package com.byeolshow.catalog.product;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a product in the whole suite. */
public record ProductId(String value) {

    private static final Pattern PLAUSIBLE = Pattern.compile("[0-9A-Za-z]{1,64}");

    /** Empty for text that cannot be an id, so that it never reaches the database. */
    public static Optional<ProductId> parse(String text) {
        return PLAUSIBLE.matcher(text).matches() ? Optional.of(new ProductId(text)) : Optional.empty();
    }
}
