package com.byeolshow.catalog.product.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the things a draft refers to exist. */
public record Found(@Nullable Partner brand, @Nullable Partner vendor, Set<String> collectionIds) {}
