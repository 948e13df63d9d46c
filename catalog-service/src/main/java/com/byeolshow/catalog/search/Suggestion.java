package com.byeolshow.catalog.search;

/**
 * Something to search for.
 *
 * @param text the name as people read it
 */
public record Suggestion(Kind kind, String id, String text) {

    /** What has that name. */
    public enum Kind {
        BRAND,
        COLLECTION,
        PRODUCT
    }
}
