package com.byeolshow.commerce.shipping.model;

/**
 * One wrong field of a draft.
 *
 * @param field path of the field, such as {@code regions[0].rules[1].fee}
 */
public record FieldError(String field, String message) {}
