package com.byeolshow.catalog.product.model;

/**
 * One wrong field of a draft.
 *
 * @param field path of the field, such as {@code variants[2].price.original}
 */
public record FieldError(String field, String message) {}
