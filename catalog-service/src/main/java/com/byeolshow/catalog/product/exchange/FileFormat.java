package com.byeolshow.catalog.product.exchange;

import java.util.Locale;
import java.util.Optional;

/** How a file of products is written. */
public enum FileFormat {
    /** A table with a row per variant. */
    CSV,
    /** A product per line, as the manager's endpoint takes one. */
    JSONL;

    public static Optional<FileFormat> named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "csv" -> Optional.of(CSV);
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            default -> Optional.empty();
        };
    }
}
