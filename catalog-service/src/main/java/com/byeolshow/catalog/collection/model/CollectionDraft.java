package com.byeolshow.catalog.collection.model;

import org.jspecify.annotations.Nullable;

/** What staff want a collection to be, unchecked. */
public record CollectionDraft(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String parentId) {}
