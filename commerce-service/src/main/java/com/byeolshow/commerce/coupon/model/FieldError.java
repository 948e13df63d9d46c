package com.byeolshow.commerce.coupon.model;

/**
 * One wrong field of a draft.
 *
 * @param field path of the field, such as {@code discount.value}
 */
public record FieldError(String field, String message) {}
