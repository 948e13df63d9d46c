package com.byeolshow.catalog.product;

/** Names a variant in the whole suite; it stays the same for as long as the variant exists. */
public record VariantId(String value) {}
